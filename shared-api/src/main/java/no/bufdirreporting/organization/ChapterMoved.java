package no.bufdirreporting.organization;

import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Where a local chapter lies was corrected: at all times, whatever was known of some. */
@Revision("1")
public record ChapterMoved(
        String chapterId,
        String orgId,
        @Nullable String region,
        @Nullable String municipality) implements OrganizationEvent {}
