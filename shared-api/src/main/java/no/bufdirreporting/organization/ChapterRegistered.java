package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;

/** A local chapter was registered. A chapter never changes its organization. */
@EventType(name = "ChapterRegistered")
public record ChapterRegistered(
        String chapterId,
        String orgId,
        String name,
        @Nullable String region,
        @Nullable String municipality) implements ChapterEvent {}
