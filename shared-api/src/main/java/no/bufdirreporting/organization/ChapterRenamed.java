package no.bufdirreporting.organization;

import no.bufdirreporting.platform.EventType;
import no.bufdirreporting.platform.OrganizationEvent;

/** A local chapter got another name. */
@EventType(name = "ChapterRenamed")
public record ChapterRenamed(String chapterId, String orgId, String name) implements OrganizationEvent {}
