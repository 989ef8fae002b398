package no.bufdirreporting.organization;

import java.time.Instant;
import java.util.List;
import no.bufdirreporting.kernel.OfOrganization;
import no.bufdirreporting.kernel.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A local chapter as clients see it.
 *
 * @param region the last entry of {@code regions}, which may begin in the future
 * @param municipality of the same entry
 * @param municipalityNumber the number that it was registered with, of any year; null if there is none
 * @param regions the region history, oldest first
 */
public record ChapterView(
        String chapterId,
        String name,
        String orgId,
        @Nullable String region,
        @Nullable String municipality,
        @Nullable String municipalityNumber,
        List<ChapterRegion> regions,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned, OfOrganization {}
