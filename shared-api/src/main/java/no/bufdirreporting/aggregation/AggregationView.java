package no.bufdirreporting.aggregation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.kernel.Suppressible;
import no.bufdirreporting.kernel.Suppression;
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
 * @param suppressed the names of the totals and categories that are left out because they would tell of too few people;
 *     absent if none is
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
        @Nullable SortedMap<String, @Nullable Long> bufdirCategoryBreakdown,
        @Nullable String failureReason,
        Instant createdAt,
        @Nullable Instant refreshedAt,
        @Nullable Instant snapshotAt,
        @Nullable Long rulesVersion,
        @Nullable Long position,
        long version,
        @Nullable List<String> suppressed)
        implements RunView, Suppressible, ShowsSuppression {

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
                run.version(),
                null);
    }

    @Override
    public boolean stillProcessing() {
        return status == AggregationStatus.PROCESSING;
    }

    @Override
    public AggregationView suppressed(Suppression by) {
        if (participantCount == null || bufdirCategoryBreakdown == null) {
            return this;
        }
        var categories = new TreeMap<String, Long>();
        bufdirCategoryBreakdown.forEach((category, people) -> categories.put(category, Objects.requireNonNull(people)));
        var hidden = by.ofParts(categories);
        var shown = new TreeMap<String, @Nullable Long>(categories);
        hidden.parts().forEach(category -> shown.put(category, null));
        boolean withoutUnique = by.hides(uniqueParticipants);
        boolean withoutWork = hidden.whole() || withoutUnique;
        var names = new ArrayList<String>();
        if (hidden.whole()) {
            names.add("participant_count");
        }
        if (withoutUnique) {
            names.add("unique_participants");
        }
        if (withoutWork) {
            names.addAll(List.of("hours_delivered", "activity_count"));
        }
        names.addAll(new TreeSet<>(hidden.parts()));
        return new AggregationView(
                id,
                kind,
                orgId,
                reportingPeriodId,
                rangeStart,
                rangeEnd,
                status,
                hidden.whole() ? null : participantCount,
                withoutUnique ? null : uniqueParticipants,
                withoutWork ? null : hoursDelivered,
                withoutWork ? null : activityCount,
                shown,
                failureReason,
                createdAt,
                refreshedAt,
                snapshotAt,
                rulesVersion,
                position,
                version,
                names.isEmpty() ? null : names);
    }
}
