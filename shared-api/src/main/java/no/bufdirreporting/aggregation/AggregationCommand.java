package no.bufdirreporting.aggregation;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Repeatable;
import no.bufdirreporting.run.EndRun;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands of aggregations. Each is answered with an {@link AggregationRun}. */
public sealed interface AggregationCommand {

    /** Start the first run of a new aggregation. Repeating it changes nothing; for another period it is rejected. */
    record TriggerAggregation(
            @TargetAggregateIdentifier String aggregationId,
            String orgId,
            String reportingPeriodId,
            LocalDate periodStart,
            LocalDate periodEnd)
            implements AggregationCommand, Repeatable {}

    /**
     * Count again. A run under way is superseded: it does not count activities stored after its trigger.
     *
     * @param needed false if the figures are up to date; then this only checks that the request fits the aggregation
     * @param precondition what the client requires of the version; null for nothing
     */
    record RefreshAggregation(
            @TargetAggregateIdentifier String aggregationId,
            String orgId,
            String reportingPeriodId,
            LocalDate periodStart,
            LocalDate periodEnd,
            boolean needed,
            @Nullable Precondition precondition)
            implements AggregationCommand {}

    /** Count a range of instants, both inclusive. Repeating it changes nothing; for another range it is rejected. */
    record CountRange(
            @TargetAggregateIdentifier String aggregationId, String orgId, Instant rangeStart, Instant rangeEnd)
            implements AggregationCommand, Repeatable {}

    /**
     * Count the same range again, or another one. A run under way is superseded: it does not count activities stored after
     * its trigger.
     *
     * @param precondition what the client requires of the version; null for nothing
     */
    record RecountRange(
            @TargetAggregateIdentifier String aggregationId,
            Instant rangeStart,
            Instant rangeEnd,
            @Nullable Precondition precondition)
            implements AggregationCommand {}

    /** Trigger a stranded run again; ignored if it has ended. */
    record ResumeAggregation(@TargetAggregateIdentifier String aggregationId, int run) implements AggregationCommand {}

    /** End a run with figures; ignored if it has ended. The result becomes the event. */
    record CompleteAggregation(AggregationCompleted result) implements AggregationCommand, EndRun {}

    /** End a run without figures; ignored if it has ended. The result becomes the event. */
    record FailAggregation(AggregationFailed result) implements AggregationCommand, EndRun {}

    /** @param precondition what the client requires of the version; null for nothing */
    record DeleteAggregation(
            @TargetAggregateIdentifier String aggregationId,
            @Nullable Precondition precondition) implements AggregationCommand {}
}
