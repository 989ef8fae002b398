package no.bufdirreporting.organization;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/** A local chapter got another name. */
@Revision("1")
public record ChapterRenamed(String chapterId, String orgId, String name) implements OrganizationEvent {}
