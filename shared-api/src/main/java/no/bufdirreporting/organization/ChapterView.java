package no.bufdirreporting.organization;

import java.time.Instant;
import java.util.List;
import no.bufdirreporting.kernel.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A local chapter as clients see it.
 *
 * @param region the latest of {@code regions}, which may be one of days to come
 * @param municipality likewise
 * @param regions where it has lain since when, in order of time
 */
public record ChapterView(
        String chapterId,
        String name,
        String orgId,
        @Nullable String region,
        @Nullable String municipality,
        List<ChapterRegion> regions,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {}
