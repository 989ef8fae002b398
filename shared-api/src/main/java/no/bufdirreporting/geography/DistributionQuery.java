package no.bufdirreporting.geography;

import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;

/** The queries of distributions. */
public sealed interface DistributionQuery {

    /** Answered with the {@link DistributionView} after its first run, or nothing if there is none. */
    record FindFirstDistribution(String distributionId) implements DistributionQuery {}

    /** Answered with a {@link DistributionView}, or nothing if there is none or it was deleted. */
    record FindDistribution(String distributionId) implements DistributionQuery {}

    /** Answered with true if its latest run has completed and no activity or chapter it depends on has changed since. */
    record IsDistributionUpToDate(String distributionId) implements DistributionQuery {}

    /** Answered with a {@link DistributionPage}, newest first; a null criterion matches all. */
    record ListDistributions(
            @Nullable String orgId,
            @Nullable String periodId,
            @Nullable BreakdownType breakdownType,
            @Nullable DistributionStatus status,
            Slice slice)
            implements DistributionQuery {}

    /** Answered with the current {@link DistributionFigures} of a period; both days are inclusive. */
    record CountDistribution(String orgId, LocalDate periodStart, LocalDate periodEnd) implements DistributionQuery {}

    /** A page of distributions. */
    record DistributionPage(
            List<DistributionSummary> distributions,
            long total,
            @Nullable Key next) {}
}
