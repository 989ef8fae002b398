package no.bufdirreporting.aggregation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import no.bufdirreporting.run.RunView;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation as clients see it. Figures are those of its latest completed run and null until there is one, also
 * while a later run is processing or has failed.
 *
 * @param reportingPeriodId null if it counts a range
 * @param rangeStart null if it counts a period; so is the end. Both are those of the figures, if there are any
 * @param bufdirCategoryBreakdown participants by category
 * @param failureReason why the latest run failed; null if it did not fail
 * @param refreshedAt when the figures were completed; null until then
 * @param snapshotAt the same, for ranges; null if it counts a period
 * @param rulesVersion the version of the category rules the figures used
 * @param position the position in the event store up to which the figures count
 * @param version the sequence number of the aggregation's latest event; what the {@code ETag} shows
 */
public record AggregationView(
        String id,
        AggregationKind kind,
        String orgId,
        @Nullable String reportingPeriodId,
        @Nullable Instant rangeStart,
        @Nullable Instant rangeEnd,
        AggregationStatus status,
        @Nullable Long participantCount,
        @Nullable Long uniqueParticipants,
        @Nullable BigDecimal hoursDelivered,
        @Nullable Long activityCount,
        @Nullable SortedMap<String, Long> bufdirCategoryBreakdown,
        @Nullable String failureReason,
        Instant createdAt,
        @Nullable Instant refreshedAt,
        @Nullable Instant snapshotAt,
        @Nullable Long rulesVersion,
        @Nullable Long position,
        long version)
        implements RunView {

    /** The view of an aggregation whose run has not ended, from the answer to its command. */
    public static AggregationView processing(AggregationRun run) {
        return new AggregationView(
                run.aggregationId(),
                run.kind(),
                run.orgId(),
                run.reportingPeriodId(),
                run.rangeStart(),
                run.rangeEnd(),
                AggregationStatus.PROCESSING,
                null,
                null,
                null,
                null,
                null,
                null,
                run.createdAt(),
                null,
                null,
                null,
                null,
                run.version());
    }

    @Override
    public boolean stillProcessing() {
        return status == AggregationStatus.PROCESSING;
    }
}
