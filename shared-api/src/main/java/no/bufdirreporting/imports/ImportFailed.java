package no.bufdirreporting.imports;

import no.bufdirreporting.kernel.EventType;

/**
 * An import ended early, since the file cannot be read. What was recorded stays.
 *
 * @param reason for people
 */
@EventType(name = "ImportFailed")
public record ImportFailed(String importId, String orgId, ImportTally tally, String reason) implements ImportEvent {}
