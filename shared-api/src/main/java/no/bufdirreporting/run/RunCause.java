package no.bufdirreporting.run;

/** Why a run was triggered; stored in events, so the names are permanent. */
public enum RunCause {
    /** A client asked for figures. */
    REQUEST,
    /** A client asked for fresh figures of an aggregation or a distribution. */
    REFRESH,
    /** The counted data has changed. */
    CHANGE,
    /** The run before never ended: its node stopped before the result was stored. */
    RESUME
}
