package no.bufdirreporting.aggregation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.kernel.Suppressible;
import no.bufdirreporting.kernel.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a completed aggregation in detail.
 *
 * @param periodId null if it counts a range
 * @param rangeStart null if it counts a period; so is the end
 * @param categoryDistribution the same figures by category
 * @param suppressed the names of the totals that are left out because they would tell of too few people; absent if none is
 */
public record AggregationMetrics(
        String orgId,
        @Nullable String periodId,
        @Nullable Instant rangeStart,
        @Nullable Instant rangeEnd,
        @Nullable Long totalParticipants,
        @Nullable Long uniqueParticipants,
        @Nullable BigDecimal totalHours,
        @Nullable Long totalActivities,
        SortedMap<String, ShownCategory> categoryDistribution,
        @Nullable List<String> suppressed)
        implements Suppressible, ShowsSuppression {

    @Override
    public AggregationMetrics suppressed(Suppression by) {
        var hidden = by.ofParts(ShownCategory.participants(categoryDistribution));
        var names = new ArrayList<String>();
        if (hidden.whole()) {
            names.add("total_participants");
        }
        if (by.hides(uniqueParticipants)) {
            names.add("unique_participants");
        }
        boolean withoutWork = !names.isEmpty();
        if (withoutWork) {
            names.addAll(List.of("total_hours", "total_activities"));
        }
        return new AggregationMetrics(
                orgId,
                periodId,
                rangeStart,
                rangeEnd,
                hidden.whole() ? null : totalParticipants,
                by.hides(uniqueParticipants) ? null : uniqueParticipants,
                withoutWork ? null : totalHours,
                withoutWork ? null : totalActivities,
                ShownCategory.suppressed(categoryDistribution, hidden, withoutWork),
                names.isEmpty() ? null : names);
    }
}
