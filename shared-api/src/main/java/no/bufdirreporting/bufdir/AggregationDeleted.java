package no.bufdirreporting.bufdir;

import no.bufdirreporting.platform.EventType;
import no.bufdirreporting.platform.OrganizationEvent;

/**
 * An aggregation was deleted.
 */
@EventType(name = "AggregationDeleted")
public record AggregationDeleted(String aggregationId, String orgId) implements OrganizationEvent {}
