package no.bufdirreporting.imports;

/** The status of an import. */
public enum ImportStatus {
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED
}
