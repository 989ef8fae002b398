package no.bufdirreporting.aggregation;

/** Why an aggregation counts again. */
public enum RunCause {
    /** Somebody asked for fresh figures. */
    REFRESH,
    /** The run before never ended: its node stopped between counting and reporting. */
    RESUME
}
