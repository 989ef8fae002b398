package no.bufdirreporting.geography;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A run ended without figures; those of an earlier run stay what they were.
 *
 * @param reason for a person
 */
@EventType(name = "DistributionFailed")
public record DistributionFailed(String distributionId, String orgId, int run, String reason)
        implements OrganizationEvent {}
