package no.bufdirreporting.geography.query;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.RegionFigures;
import no.bufdirreporting.organization.query.RegisteredChapters;
import org.jspecify.annotations.Nullable;

/** Sums activities by region and by chapter, and sorts both. */
class DistributionTally {

    private static final Comparator<@Nullable String> BY_NAME = Comparator.nullsLast(Comparator.<String>naturalOrder());

    private final RegisteredChapters chapters;
    private final Map<@Nullable String, Sum> byRegion = new HashMap<>();
    private final Map<String, Sum> byChapter = new HashMap<>();
    private final Map<String, @Nullable String> lastRegions = new HashMap<>();

    private record Sum(long participants, long activities) {
        Sum plus(Sum other) {
            return new Sum(participants + other.participants, activities + other.activities);
        }
    }

    DistributionTally(RegisteredChapters chapters) {
        this.chapters = chapters;
    }

    /** @param day a day of the activities, not before those added already; the chapter must have one region on all of them */
    void add(String chapterId, LocalDate day, long participants, long activities) {
        var sum = new Sum(participants, activities);
        String region = chapters.regionOf(chapterId, day);
        byRegion.merge(region, sum, Sum::plus);
        byChapter.merge(chapterId, sum, Sum::plus);
        lastRegions.put(chapterId, region);
    }

    DistributionFigures figures() {
        return new DistributionFigures(
                byRegion.entrySet().stream()
                        .map(it -> new RegionFigures(
                                it.getKey(),
                                it.getValue().participants(),
                                it.getValue().activities()))
                        .sorted(mostFirst(RegionFigures::participantCount)
                                .thenComparing(RegionFigures::region, BY_NAME))
                        .toList(),
                byChapter.entrySet().stream()
                        .map(it -> new ChapterFigures(
                                it.getKey(),
                                chapters.nameOf(it.getKey()),
                                it.getValue().participants(),
                                it.getValue().activities(),
                                lastRegions.get(it.getKey())))
                        .sorted(mostFirst(ChapterFigures::participantCount)
                                .thenComparing(ChapterFigures::localChapterName, BY_NAME)
                                .thenComparing(ChapterFigures::localChapterId))
                        .toList());
    }

    private static <T> Comparator<T> mostFirst(Function<T, Long> participants) {
        return Comparator.comparing(participants).reversed();
    }
}
