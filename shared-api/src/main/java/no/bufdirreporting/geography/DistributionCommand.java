package no.bufdirreporting.geography;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands about distributions; each is answered with a {@link DistributionRun}. */
public sealed interface DistributionCommand {

    /** Start the first run of a new distribution; repeating it changes nothing, for anything else it is refused. */
    record GenerateDistribution(
            @TargetAggregateIdentifier String distributionId,
            String orgId,
            String periodId,
            BreakdownType breakdownType,
            LocalDate periodStart,
            LocalDate periodEnd)
            implements DistributionCommand {}

    /**
     * Count again. A run that is processing is superseded, since it does not count what was stored since its trigger.
     *
     * @param wanted false if the present figures will do; then this only checks that the request fits the distribution
     * @param expectedVersion the version the client has seen, or null for whichever is present
     */
    record RefreshDistribution(
            @TargetAggregateIdentifier String distributionId,
            String orgId,
            String periodId,
            boolean wanted,
            @Nullable Long expectedVersion)
            implements DistributionCommand {}

    /** Count again for a run that never ended; ignored if it has. */
    record ResumeDistribution(@TargetAggregateIdentifier String distributionId, int run)
            implements DistributionCommand {}

    /** End a run with figures; ignored if it has ended. The result becomes the event. */
    record CompleteDistribution(DistributionCompleted result) implements DistributionCommand {

        @TargetAggregateIdentifier
        public String distributionId() {
            return result.distributionId();
        }
    }

    /** End a run without figures; ignored if it has ended. The result becomes the event. */
    record FailDistribution(DistributionFailed result) implements DistributionCommand {

        @TargetAggregateIdentifier
        public String distributionId() {
            return result.distributionId();
        }
    }

    /** @param expectedVersion the version the client has seen, or null for whichever is present */
    record DeleteDistribution(
            @TargetAggregateIdentifier String distributionId,
            @Nullable Long expectedVersion) implements DistributionCommand {}
}
