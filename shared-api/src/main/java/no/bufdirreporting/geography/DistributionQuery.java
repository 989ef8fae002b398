package no.bufdirreporting.geography;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queries about distributions. */
public sealed interface DistributionQuery {

    /** Answered with a {@link DistributionView}, or nothing if there is none or it was deleted. */
    record FindDistribution(String distributionId) implements DistributionQuery {}

    /** Answered with whether its figures are complete and nothing they count or name has changed since. */
    record IsDistributionUpToDate(String distributionId) implements DistributionQuery {}

    /** Answered with a {@link DistributionPage}, newest first; null leaves a criterion out. */
    record ListDistributions(
            @Nullable String orgId,
            @Nullable String periodId,
            @Nullable BreakdownType breakdownType,
            @Nullable DistributionStatus status,
            long offset,
            int limit)
            implements DistributionQuery {}

    /** Answered with {@link DistributionFigures} as they are at the moment; both days are part of the period. */
    record CountDistribution(String orgId, LocalDate periodStart, LocalDate periodEnd) implements DistributionQuery {}

    /** A page of distributions. */
    record DistributionPage(List<DistributionSummary> distributions, long total) {}
}
