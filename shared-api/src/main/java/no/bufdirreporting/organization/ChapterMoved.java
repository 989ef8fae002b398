package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;
import org.jspecify.annotations.Nullable;

/** Where a local chapter lies was corrected: at all times, whatever was known of some. */
@EventType(name = "ChapterMoved")
public record ChapterMoved(
        String chapterId,
        String orgId,
        @Nullable String region,
        @Nullable String municipality) implements OrganizationEvent {}
