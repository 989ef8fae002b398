package no.bufdirreporting.aggregation;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A run ended without figures; those of an earlier run stay what they were.
 *
 * @param reason for a person
 */
@EventType(name = "AggregationFailed")
public record AggregationFailed(String aggregationId, String orgId, int run, String reason)
        implements OrganizationEvent {}
