package no.bufdirreporting.aggregation;

/** The status of the latest run of an aggregation. */
public enum AggregationStatus {
    PROCESSING,
    COMPLETED,
    FAILED
}
