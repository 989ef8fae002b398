package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;

/** The region of a local chapter was corrected. The new region applies to all days and replaces the region history. */
@EventType(name = "ChapterMoved")
public record ChapterMoved(
        String chapterId,
        String orgId,
        @Nullable String region,
        @Nullable String municipality) implements ChapterEvent {}
