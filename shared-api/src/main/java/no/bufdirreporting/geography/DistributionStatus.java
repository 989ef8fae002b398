package no.bufdirreporting.geography;

/** The status of the latest run of a distribution. */
public enum DistributionStatus {
    PROCESSING,
    COMPLETED,
    FAILED
}
