package no.bufdirreporting.organization;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A local chapter lies in another region or municipality now. */
@Revision("1")
public record ChapterMoved(
        String chapterId,
        String orgId,
        @Nullable String region,
        @Nullable String municipality) implements OrganizationEvent {}
