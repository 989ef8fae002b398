package no.bufdirreporting.geography;

import java.time.Instant;
import java.util.List;
import no.bufdirreporting.kernel.Suppressible;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.run.RunView;
import org.jspecify.annotations.Nullable;

/**
 * A distribution as clients see it: a {@link DistributionSummary} and its rows by region or by chapter. The rows are null
 * until a run has completed.
 */
public sealed interface DistributionView extends RunView, Suppressible {

    DistributionStatus status();

    @Override
    default boolean stillProcessing() {
        return status() == DistributionStatus.PROCESSING;
    }

    static DistributionView of(DistributionSummary it, @Nullable DistributionFigures figures) {
        return switch (it.breakdownType()) {
            case REGION -> ByRegion.of(it, figures == null ? null : RegionRow.of(figures.regions()));
            case LOCAL_CHAPTER -> ByLocalChapter.of(it, figures == null ? null : ChapterRow.of(figures.chapters()));
        };
    }

    /** A distribution by region. */
    record ByRegion(
            String id,
            String orgId,
            String periodId,
            BreakdownType breakdownType,
            DistributionStatus status,
            @Nullable List<RegionRow> distribution,
            @Nullable Integer regionCount,
            @Nullable String topRegion,
            @Nullable Instant generatedAt,
            @Nullable String failureReason,
            Instant createdAt,
            @Nullable Long position,
            long version)
            implements DistributionView {

        @Override
        public ByRegion suppressed(Suppression by) {
            return new ByRegion(
                    id,
                    orgId,
                    periodId,
                    breakdownType,
                    status,
                    distribution == null ? null : RegionRow.suppressed(distribution, by),
                    regionCount,
                    topRegion,
                    generatedAt,
                    failureReason,
                    createdAt,
                    position,
                    version);
        }

        private static ByRegion of(DistributionSummary it, @Nullable List<RegionRow> rows) {
            return new ByRegion(
                    it.id(),
                    it.orgId(),
                    it.periodId(),
                    it.breakdownType(),
                    it.status(),
                    rows,
                    it.regionCount(),
                    it.topRegion(),
                    it.generatedAt(),
                    it.failureReason(),
                    it.createdAt(),
                    it.position(),
                    it.version());
        }
    }

    /** A distribution by local chapter. */
    record ByLocalChapter(
            String id,
            String orgId,
            String periodId,
            BreakdownType breakdownType,
            DistributionStatus status,
            @Nullable List<ChapterRow> distribution,
            @Nullable Integer regionCount,
            @Nullable String topRegion,
            @Nullable Instant generatedAt,
            @Nullable String failureReason,
            Instant createdAt,
            @Nullable Long position,
            long version)
            implements DistributionView {

        @Override
        public ByLocalChapter suppressed(Suppression by) {
            return new ByLocalChapter(
                    id,
                    orgId,
                    periodId,
                    breakdownType,
                    status,
                    distribution == null ? null : ChapterRow.suppressed(distribution, by),
                    regionCount,
                    topRegion,
                    generatedAt,
                    failureReason,
                    createdAt,
                    position,
                    version);
        }

        private static ByLocalChapter of(DistributionSummary it, @Nullable List<ChapterRow> rows) {
            return new ByLocalChapter(
                    it.id(),
                    it.orgId(),
                    it.periodId(),
                    it.breakdownType(),
                    it.status(),
                    rows,
                    it.regionCount(),
                    it.topRegion(),
                    it.generatedAt(),
                    it.failureReason(),
                    it.createdAt(),
                    it.position(),
                    it.version());
        }
    }
}
