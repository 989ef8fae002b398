package no.bufdirreporting.geography.query;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.ChapterRow.Group;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.RegionFigures;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.kernel.Suppressible;
import no.bufdirreporting.kernel.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a live view.
 *
 * @param breakdown sorted by descending participants
 */
public record Breakdown<R extends Breakdown.Share<R>>(String orgId, String periodId, List<R> breakdown)
        implements Suppressible {

    /** One row. */
    public sealed interface Share<R> extends ShowsSuppression {

        @Nullable
        Long participantCount();

        /** The row without its figures. */
        R withoutFigures();

        /** What the row is about. */
        @Nullable
        String about();

        /** The region whose sum another answer shows. */
        Group inRegion();
    }

    /**
     * @param percentage of all participants of the organization and period
     * @param suppressed true if the figures are left out because they would tell of too few people
     */
    public record RegionShare(
            @Nullable String region,
            @Nullable Long participantCount,
            @Nullable BigDecimal percentage,
            @Nullable Boolean suppressed)
            implements Share<RegionShare> {

        @Override
        public RegionShare withoutFigures() {
            return new RegionShare(region, null, null, true);
        }

        @Override
        public @Nullable String about() {
            return region;
        }

        @Override
        public Group inRegion() {
            return new Group(region);
        }
    }

    /**
     * @param percentage of all participants of the organization and period
     * @param suppressed true if the figures are left out because they would tell of too few people
     * @param group the region whose sum another answer shows
     */
    public record ChapterShare(
            String localChapterId,
            @Nullable String localChapterName,
            @Nullable Long participantCount,
            @Nullable BigDecimal percentage,
            @Nullable Boolean suppressed,
            Group group)
            implements Share<ChapterShare> {

        @Override
        public ChapterShare withoutFigures() {
            return new ChapterShare(localChapterId, localChapterName, null, null, true, group);
        }

        @Override
        public String about() {
            return localChapterId;
        }

        @Override
        public Group inRegion() {
            return group;
        }
    }

    @Override
    public Breakdown<R> suppressed(Suppression by) {
        var people = new HashMap<@Nullable String, Long>();
        var groups = new HashMap<@Nullable String, Group>();
        breakdown.forEach(it -> {
            people.put(it.about(), Objects.requireNonNullElse(it.participantCount(), 0L));
            groups.put(it.about(), it.inRegion());
        });
        var hidden = by.ofGroupedParts(people, groups::get);
        return new Breakdown<>(
                orgId,
                periodId,
                breakdown.stream()
                        .map(it -> hidden.contains(it.about()) ? it.withoutFigures() : it)
                        .toList());
    }

    public static Breakdown<RegionShare> byRegion(String orgId, String periodId, DistributionFigures figures) {
        long all = figures.regions().stream()
                .mapToLong(RegionFigures::participantCount)
                .sum();
        return new Breakdown<>(
                orgId,
                periodId,
                figures.regions().stream()
                        .map(it -> new RegionShare(
                                it.region(), it.participantCount(), Percentage.of(it.participantCount(), all), null))
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
                                Percentage.of(it.participantCount(), all),
                                null,
                                new Group(it.region())))
                        .toList());
    }
}
