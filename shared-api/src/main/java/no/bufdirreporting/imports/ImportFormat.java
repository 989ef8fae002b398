package no.bufdirreporting.imports;

/** The formats of files that are imported. */
public enum ImportFormat {
    CSV,
    XLSX,
    NDJSON
}
