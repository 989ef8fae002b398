package no.bufdirreporting.geography;

import org.jspecify.annotations.Nullable;

/**
 * The completed activities of one local chapter; stored in events, so its component names must not change.
 *
 * @param localChapterName null if the chapter is not registered
 * @param participantCount sum of their {@code participantCount}
 * @param region the region of the chapter on the last of their days; null if it has none
 */
public record ChapterFigures(
        String localChapterId,
        @Nullable String localChapterName,
        long participantCount,
        long activityCount,
        @Nullable String region) {}
