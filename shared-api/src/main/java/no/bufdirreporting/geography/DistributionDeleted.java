package no.bufdirreporting.geography;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunDeleted;

/** A distribution was deleted. */
@EventType(name = "DistributionDeleted")
public record DistributionDeleted(String distributionId, String orgId) implements RunDeleted, DistributionEvent {}
