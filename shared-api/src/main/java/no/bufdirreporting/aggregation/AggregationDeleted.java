package no.bufdirreporting.aggregation;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunDeleted;

/** An aggregation was deleted. */
@EventType(name = "AggregationDeleted")
public record AggregationDeleted(String aggregationId, String orgId) implements RunDeleted, AggregationEvent {}
