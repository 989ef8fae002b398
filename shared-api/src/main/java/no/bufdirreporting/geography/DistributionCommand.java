package no.bufdirreporting.geography;

import java.time.LocalDate;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Repeatable;
import no.bufdirreporting.run.EndRun;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands of distributions. Each is answered with a {@link DistributionRun}. */
public sealed interface DistributionCommand {

    /** Start the first run of a new distribution. Repeating it changes nothing; for other parameters it is rejected. */
    record GenerateDistribution(
            @TargetAggregateIdentifier String distributionId,
            String orgId,
            String periodId,
            BreakdownType breakdownType,
            LocalDate periodStart,
            LocalDate periodEnd)
            implements DistributionCommand, Repeatable {}

    /**
     * Count again. A run under way is superseded: it does not count activities stored after its trigger.
     *
     * @param needed false if the figures are up to date; then this only checks that the request fits the distribution
     * @param precondition what the client requires of the version; null for nothing
     */
    record RefreshDistribution(
            @TargetAggregateIdentifier String distributionId,
            String orgId,
            String periodId,
            boolean needed,
            @Nullable Precondition precondition)
            implements DistributionCommand {}

    /** Trigger a stranded run again; ignored if it has ended. */
    record ResumeDistribution(@TargetAggregateIdentifier String distributionId, int run)
            implements DistributionCommand {}

    /** End a run with figures; ignored if it has ended. The result becomes the event. */
    record CompleteDistribution(DistributionCompleted result) implements DistributionCommand, EndRun {}

    /** End a run without figures; ignored if it has ended. The result becomes the event. */
    record FailDistribution(DistributionFailed result) implements DistributionCommand, EndRun {}

    /** @param precondition what the client requires of the version; null for nothing */
    record DeleteDistribution(
            @TargetAggregateIdentifier String distributionId,
            @Nullable Precondition precondition) implements DistributionCommand {}
}
