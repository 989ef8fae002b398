package no.bufdirreporting.geography;

import no.bufdirreporting.run.RunAggregateEvent;

/** An event of a distribution. */
public sealed interface DistributionEvent extends RunAggregateEvent
        permits DistributionTrigger, DistributionCompleted, DistributionFailed, DistributionDeleted {

    String distributionId();

    @Override
    default String id() {
        return distributionId();
    }
}
