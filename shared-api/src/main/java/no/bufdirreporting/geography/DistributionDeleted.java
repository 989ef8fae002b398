package no.bufdirreporting.geography;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/** A distribution was deleted. */
@Revision("1")
public record DistributionDeleted(String distributionId, String orgId) implements OrganizationEvent {}
