package no.bufdirreporting.imports;

/**
 * How a file is imported.
 *
 * @param dryRun whether no activity is recorded or corrected
 */
public record ImportOptions(boolean dryRun, OnChange onChange) {}
