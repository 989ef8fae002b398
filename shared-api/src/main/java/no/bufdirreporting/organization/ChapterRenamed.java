package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/** A local chapter was renamed. */
@EventType(name = "ChapterRenamed")
public record ChapterRenamed(String chapterId, String orgId, String name) implements OrganizationEvent {}
