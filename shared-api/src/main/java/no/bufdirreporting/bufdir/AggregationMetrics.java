package no.bufdirreporting.bufdir;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * The figures of a completed aggregation in detail.
 *
 * @param categoryDistribution the same by category
 */
public record AggregationMetrics(
        String orgId,
        String periodId,
        long totalParticipants,
        long uniqueParticipants,
        BigDecimal totalHours,
        long totalActivities,
        SortedMap<String, CategoryFigures> categoryDistribution) {}
