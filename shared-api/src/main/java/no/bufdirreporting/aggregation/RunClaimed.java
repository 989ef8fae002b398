package no.bufdirreporting.aggregation;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * An aggregation became the one that represents its organization and period while it is processing, so that a second
 * request of the same is answered with it.
 *
 * @param slotId names the organization and period
 */
@EventType(name = "RunClaimed")
public record RunClaimed(String slotId, String orgId, String aggregationId) implements OrganizationEvent {}
