package no.bufdirreporting.aggregation;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * An aggregation was deleted.
 */
@EventType(name = "AggregationDeleted")
public record AggregationDeleted(String aggregationId, String orgId) implements OrganizationEvent {}
