package no.bufdirreporting.reportdata;

/** The status of a report job. */
public enum ReportJobStatus {
    PROCESSING,
    COMPLETED,
    FAILED,
    /** It was superseded by another run of the same snapshot. */
    SUPERSEDED,
    /** Its snapshot was deleted before it ended. */
    CANCELLED
}
