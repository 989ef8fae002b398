package no.bufdirreporting.geography;

/** Why a distribution counts again. */
public enum DistributionRunCause {
    /** Somebody asked for fresh figures. */
    REFRESH,
    /** The run before never ended: its node stopped between counting and reporting. */
    RESUME
}
