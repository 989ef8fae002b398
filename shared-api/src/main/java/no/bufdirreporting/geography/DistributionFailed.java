package no.bufdirreporting.geography;

import no.bufdirreporting.geography.DistributionCommand.FailDistribution;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunFailed;

/**
 * A run of a distribution ended without figures. Those of an earlier run stay.
 *
 * @param reason for a person
 */
@EventType(name = "DistributionFailed")
public record DistributionFailed(String distributionId, String orgId, int run, String reason) implements RunFailed {

    @Override
    public String id() {
        return distributionId;
    }

    @Override
    public FailDistribution command() {
        return new FailDistribution(this);
    }
}
