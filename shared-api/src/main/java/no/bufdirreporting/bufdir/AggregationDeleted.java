package no.bufdirreporting.bufdir;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/**
 * An aggregation was deleted.
 */
@Revision("1")
public record AggregationDeleted(String aggregationId, String orgId) implements OrganizationEvent {}
