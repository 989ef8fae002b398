package no.bufdirreporting.geography.query;

import java.math.BigDecimal;
import java.util.List;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.RegionFigures;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a live view.
 *
 * @param breakdown sorted by descending participants
 */
public record Breakdown<R>(String orgId, String periodId, List<R> breakdown) {

    /** @param percentage of all participants of the organization and period */
    public record RegionShare(@Nullable String region, long participantCount, BigDecimal percentage) {}

    /** @param percentage of all participants of the organization and period */
    public record ChapterShare(
            String localChapterId, @Nullable String localChapterName, long participantCount, BigDecimal percentage) {}

    public static Breakdown<RegionShare> byRegion(String orgId, String periodId, DistributionFigures figures) {
        long all = figures.regions().stream()
                .mapToLong(RegionFigures::participantCount)
                .sum();
        return new Breakdown<>(
                orgId,
                periodId,
                figures.regions().stream()
                        .map(it -> new RegionShare(
                                it.region(), it.participantCount(), Percentage.of(it.participantCount(), all)))
                        .toList());
    }

    public static Breakdown<ChapterShare> byLocalChapter(String orgId, String periodId, DistributionFigures figures) {
        long all = figures.chapters().stream()
                .mapToLong(ChapterFigures::participantCount)
                .sum();
        return new Breakdown<>(
                orgId,
                periodId,
                figures.chapters().stream()
                        .map(it -> new ChapterShare(
                                it.localChapterId(),
                                it.localChapterName(),
                                it.participantCount(),
                                Percentage.of(it.participantCount(), all)))
                        .toList());
    }
}
