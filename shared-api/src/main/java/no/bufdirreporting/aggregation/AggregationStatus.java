package no.bufdirreporting.aggregation;

/** How the latest run of an aggregation stands. */
public enum AggregationStatus {
    PROCESSING,
    COMPLETED,
    FAILED
}
