package no.bufdirreporting.bufdir;

import no.bufdirreporting.platform.EventType;
import no.bufdirreporting.platform.OrganizationEvent;

/**
 * A run ended without figures; those of an earlier run stay what they were.
 *
 * @param reason for a person
 */
@EventType(name = "AggregationFailed")
public record AggregationFailed(String aggregationId, String orgId, int run, String reason)
        implements OrganizationEvent {}
