package no.bufdirreporting.reportdata;

/** Why a snapshot is aggregated. */
public enum ReportRunCause {
    /** Somebody asked for it. */
    REQUEST,
    /** What it counts has changed. */
    CHANGE,
    /** The run before never ended: its node stopped between counting and reporting. */
    RESUME
}
