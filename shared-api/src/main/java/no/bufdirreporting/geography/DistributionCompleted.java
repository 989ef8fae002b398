package no.bufdirreporting.geography;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A run ended with figures: the ones shown from now on. Replays show them and never recompute them, so they keep saying
 * where chapters lay and what they were called at the time.
 *
 * @param run the run that ended
 * @param figures what it counted
 * @param registerVersion the version of the organization's register of chapters that it used
 * @param position the position in the event store up to which it counted
 */
@EventType(name = "DistributionCompleted")
public record DistributionCompleted(
        String distributionId, String orgId, int run, DistributionFigures figures, long registerVersion, long position)
        implements OrganizationEvent {}
