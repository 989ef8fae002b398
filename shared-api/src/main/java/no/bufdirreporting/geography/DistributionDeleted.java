package no.bufdirreporting.geography;

import no.bufdirreporting.platform.EventType;
import no.bufdirreporting.platform.OrganizationEvent;

/** A distribution was deleted. */
@EventType(name = "DistributionDeleted")
public record DistributionDeleted(String distributionId, String orgId) implements OrganizationEvent {}
