package no.bufdirreporting.geography;

import org.jspecify.annotations.Nullable;

/**
 * The completed activities of one local chapter; stored in events, so its component names live forever.
 *
 * @param localChapterName null if nobody has registered the chapter
 * @param participantCount sum of their {@code participantCount}
 */
public record ChapterFigures(
        String localChapterId, @Nullable String localChapterName, long participantCount, long activityCount) {}
