package no.bufdirreporting.bufdir;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/**
 * An aggregation became the one that represents its organization and period while it is processing, so that a second
 * request of the same is answered with it.
 *
 * @param slotId names the organization and period
 */
@Revision("1")
public record RunClaimed(String slotId, String orgId, String aggregationId) implements OrganizationEvent {}
