package no.bufdirreporting.reportdata;

/** How a job stands. */
public enum ReportJobStatus {
    PROCESSING,
    COMPLETED,
    FAILED,
    /** Another run of the same snapshot has overtaken it. */
    SUPERSEDED,
    /** Its snapshot was deleted before it ended. */
    CANCELLED
}
