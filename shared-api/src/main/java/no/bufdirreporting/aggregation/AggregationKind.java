package no.bufdirreporting.aggregation;

/** What an aggregation counts: a reporting period's whole days, or a range of instants. */
public enum AggregationKind {
    PERIOD,
    RANGE
}
