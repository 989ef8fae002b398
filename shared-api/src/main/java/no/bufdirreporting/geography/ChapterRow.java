package no.bufdirreporting.geography;

import java.util.HashMap;
import java.util.List;
import no.bufdirreporting.kernel.NotShown;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.kernel.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * One local chapter of a distribution as clients see it.
 *
 * @param suppressed true if figures are left out because they would tell of too few people
 * @param group the region whose sum another answer shows
 */
public record ChapterRow(
        String localChapterId,
        @Nullable String localChapterName,
        @Nullable Long participantCount,
        @Nullable Long activityCount,
        @Nullable Boolean suppressed,
        Group group)
        implements ShowsSuppression {

    /** The region of a chapter. */
    public record Group(@Nullable String region) implements NotShown {}

    static List<ChapterRow> of(List<ChapterFigures> chapters) {
        return chapters.stream()
                .map(it -> new ChapterRow(
                        it.localChapterId(),
                        it.localChapterName(),
                        it.participantCount(),
                        it.activityCount(),
                        null,
                        new Group(it.region())))
                .toList();
    }

    static List<ChapterRow> suppressed(List<ChapterRow> rows, Suppression by) {
        var people = new HashMap<String, Long>();
        var groups = new HashMap<String, Group>();
        rows.forEach(it -> {
            people.put(it.localChapterId, it.participantCount == null ? 0 : it.participantCount);
            groups.put(it.localChapterId, it.group);
        });
        var hidden = by.ofGroupedParts(people, groups::get);
        return rows.stream()
                .map(it -> hidden.contains(it.localChapterId)
                        ? new ChapterRow(it.localChapterId, it.localChapterName, null, null, true, it.group)
                        : it)
                .toList();
    }
}
