package no.bufdirreporting.geography;

import no.bufdirreporting.geography.DistributionCommand.FailDistribution;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunFailed;

/**
 * A run of a distribution ended without figures. The figures of an earlier run stay.
 *
 * @param reason in words, for clients and operators
 */
@EventType(name = "DistributionFailed")
public record DistributionFailed(String distributionId, String orgId, int run, String reason)
        implements RunFailed, DistributionEvent {

    @Override
    public FailDistribution command() {
        return new FailDistribution(this);
    }
}
