package no.bufdirreporting.geography;

/** How the latest run of a distribution stands. */
public enum DistributionStatus {
    PROCESSING,
    COMPLETED,
    FAILED
}
