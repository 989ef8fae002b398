package no.bufdirreporting.geography;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/**
 * A run ended without figures; those of an earlier run stay what they were.
 *
 * @param reason for a person
 */
@Revision("1")
public record DistributionFailed(String distributionId, String orgId, int run, String reason)
        implements OrganizationEvent {}
