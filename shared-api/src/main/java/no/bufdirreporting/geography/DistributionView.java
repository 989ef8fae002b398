package no.bufdirreporting.geography;

import java.time.Instant;
import java.util.List;
import no.bufdirreporting.run.RunView;
import org.jspecify.annotations.Nullable;

/**
 * A distribution as clients see it: a {@link DistributionSummary} and its rows by region or by chapter. The rows are null
 * until a run has completed.
 */
public sealed interface DistributionView extends RunView {

    DistributionStatus status();

    @Override
    default boolean stillProcessing() {
        return status() == DistributionStatus.PROCESSING;
    }

    static DistributionView of(DistributionSummary it, @Nullable DistributionFigures figures) {
        return switch (it.breakdownType()) {
            case REGION -> ByRegion.of(it, figures == null ? null : figures.regions());
            case LOCAL_CHAPTER -> ByLocalChapter.of(it, figures == null ? null : figures.chapters());
        };
    }

    /** A distribution by region. */
    record ByRegion(
            String id,
            String orgId,
            String periodId,
            BreakdownType breakdownType,
            DistributionStatus status,
            @Nullable List<RegionFigures> distribution,
            @Nullable Integer regionCount,
            @Nullable String topRegion,
            @Nullable Instant generatedAt,
            @Nullable String failureReason,
            Instant createdAt,
            @Nullable Long position,
            long version)
            implements DistributionView {

        private static ByRegion of(DistributionSummary it, @Nullable List<RegionFigures> rows) {
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
            @Nullable List<ChapterFigures> distribution,
            @Nullable Integer regionCount,
            @Nullable String topRegion,
            @Nullable Instant generatedAt,
            @Nullable String failureReason,
            Instant createdAt,
            @Nullable Long position,
            long version)
            implements DistributionView {

        private static ByLocalChapter of(DistributionSummary it, @Nullable List<ChapterFigures> rows) {
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
