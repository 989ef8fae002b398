package no.bufdirreporting.aggregation;

/** Whether an aggregation counts the whole days of a reporting period, or a range of instants. */
public enum AggregationKind {
    PERIOD,
    RANGE
}
