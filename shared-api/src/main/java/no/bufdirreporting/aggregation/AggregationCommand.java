package no.bufdirreporting.aggregation;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands about aggregations; unless said otherwise each is answered with an {@link AggregationRun}. */
public sealed interface AggregationCommand {

    /**
     * Make an aggregation the one that represents its organization and period. Refused silently while another one does
     * that the asker has not seen finished: answered with the id of the aggregation that represents them now.
     *
     * @param slotId names the organization and period
     * @param orgId the organization; unknown ones are refused
     * @param aggregationId the candidate
     * @param finished the aggregation that the asker knows to be no longer processing, or null
     */
    record ClaimRun(
            @TargetAggregateIdentifier String slotId,
            String orgId,
            String aggregationId,
            @Nullable String finished) implements AggregationCommand {}

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

    /** End a run with figures; ignored if it has ended. */
    record CompleteAggregation(
            @TargetAggregateIdentifier String aggregationId,
            int run,
            AggregationFigures figures,
            long ruleVersion,
            long position)
            implements AggregationCommand {}

    /** End a run without figures; ignored if it has ended. */
    record FailAggregation(@TargetAggregateIdentifier String aggregationId, int run, String reason)
            implements AggregationCommand {}

    /** @param expectedVersion the version the client has seen, or null for whichever is present */
    record DeleteAggregation(
            @TargetAggregateIdentifier String aggregationId,
            @Nullable Long expectedVersion) implements AggregationCommand {}
}
