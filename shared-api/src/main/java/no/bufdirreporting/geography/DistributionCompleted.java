package no.bufdirreporting.geography;

import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunCompleted;

/**
 * A run of a distribution ended with figures, which are shown from now on. Replays never count them again, so they keep the
 * regions and names that chapters had.
 *
 * @param run the run that ended
 * @param figures what it counted
 * @param registerVersion the version of the organization's register of chapters that it used
 * @param position the position in the event store up to which it counted
 */
@EventType(name = "DistributionCompleted")
public record DistributionCompleted(
        String distributionId, String orgId, int run, DistributionFigures figures, long registerVersion, long position)
        implements RunCompleted, DistributionEvent {

    @Override
    public CompleteDistribution command() {
        return new CompleteDistribution(this);
    }
}
