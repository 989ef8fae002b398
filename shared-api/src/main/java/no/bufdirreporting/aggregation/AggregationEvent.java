package no.bufdirreporting.aggregation;

import no.bufdirreporting.run.RunAggregateEvent;

/** An event of an aggregation. */
public sealed interface AggregationEvent extends RunAggregateEvent
        permits AggregationTrigger, AggregationCompleted, AggregationFailed, AggregationDeleted {

    String aggregationId();

    @Override
    default String id() {
        return aggregationId();
    }
}
