package no.bufdirreporting.aggregation;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands about aggregations; unless said otherwise each is answered with an {@link AggregationRun}. */
public sealed interface AggregationCommand {

    /** Start the first run of a new aggregation; repeating it changes nothing, for another period it is refused. */
    record TriggerAggregation(
            @TargetAggregateIdentifier String aggregationId,
            String orgId,
            String reportingPeriodId,
            LocalDate periodStart,
            LocalDate periodEnd)
            implements AggregationCommand {}

    /**
     * Count again. A run under way is overtaken: it may have missed what was answered since.
     *
     * @param wanted false if the present figures will do; then this only checks that the request fits the aggregation
     * @param expectedVersion the version the client has seen, or null for whichever is present
     */
    record RefreshAggregation(
            @TargetAggregateIdentifier String aggregationId,
            String orgId,
            String reportingPeriodId,
            LocalDate periodStart,
            LocalDate periodEnd,
            boolean wanted,
            @Nullable Long expectedVersion)
            implements AggregationCommand {}

    /** Count a range of instants, both inclusive; repeating it changes nothing, for another range it is refused. */
    record CountRange(
            @TargetAggregateIdentifier String aggregationId, String orgId, Instant rangeStart, Instant rangeEnd)
            implements AggregationCommand {}

    /**
     * Count the same range again, or another one. Always starts a run, since one under way may have missed what was
     * recorded before this command.
     *
     * @param expectedVersion the version the client has seen, or null for whichever is present
     */
    record RecountRange(
            @TargetAggregateIdentifier String aggregationId,
            Instant rangeStart,
            Instant rangeEnd,
            @Nullable Long expectedVersion)
            implements AggregationCommand {}

    /** Count again for a run that never ended; ignored if it has. */
    record ResumeAggregation(@TargetAggregateIdentifier String aggregationId, int run) implements AggregationCommand {}

    /** End a run with figures; ignored if it has ended. The result becomes the event. */
    record CompleteAggregation(AggregationCompleted result) implements AggregationCommand {

        @TargetAggregateIdentifier
        public String aggregationId() {
            return result.aggregationId();
        }
    }

    /** End a run without figures; ignored if it has ended. The result becomes the event. */
    record FailAggregation(AggregationFailed result) implements AggregationCommand {

        @TargetAggregateIdentifier
        public String aggregationId() {
            return result.aggregationId();
        }
    }

    /** @param expectedVersion the version the client has seen, or null for whichever is present */
    record DeleteAggregation(
            @TargetAggregateIdentifier String aggregationId,
            @Nullable Long expectedVersion) implements AggregationCommand {}
}
