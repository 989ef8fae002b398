package no.bufdirreporting.aggregation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a completed aggregation in detail.
 *
 * @param periodId null if it counts a range
 * @param rangeStart null if it counts a period; so is the end
 * @param categoryDistribution the same figures by category
 */
public record AggregationMetrics(
        String orgId,
        @Nullable String periodId,
        @Nullable Instant rangeStart,
        @Nullable Instant rangeEnd,
        long totalParticipants,
        long uniqueParticipants,
        BigDecimal totalHours,
        long totalActivities,
        SortedMap<String, CategoryFigures> categoryDistribution) {}
