package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.EventType;

/** A local chapter was renamed. */
@EventType(name = "ChapterRenamed")
public record ChapterRenamed(String chapterId, String orgId, String name) implements ChapterEvent {}
