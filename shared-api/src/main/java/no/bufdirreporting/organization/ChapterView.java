package no.bufdirreporting.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A local chapter as clients see it. */
public record ChapterView(
        String chapterId,
        String name,
        String orgId,
        @Nullable String region,
        @Nullable String municipality,
        Instant createdAt,
        Instant updatedAt,
        long version) {}
