package no.bufdirreporting.reportdata;

/** The status of a report snapshot. */
public enum ReportSnapshotStatus {
    /** Its latest run has not ended yet. */
    PROCESSING,
    /** Its latest run ended without figures. */
    FAILED,
    /** It is the newest snapshot of the latest period that its organization has figures of. */
    CURRENT,
    /** There is a newer snapshot, or figures of a later period. */
    HISTORICAL
}
