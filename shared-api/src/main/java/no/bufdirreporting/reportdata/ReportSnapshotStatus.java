package no.bufdirreporting.reportdata;

/** How a snapshot stands. */
public enum ReportSnapshotStatus {
    /** Its latest run has not ended yet. */
    PROCESSING,
    /** Its latest run ended without figures. */
    FAILED,
    /** It is the newest of the latest period that its organization has figures of. */
    CURRENT,
    /** It is not. */
    HISTORICAL
}
