package no.bufdirreporting.organization;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;
import org.jspecify.annotations.Nullable;

/**
 * A local chapter lies in a region and municipality from a day on, whatever was known of that day and later ones; before
 * it, it lies where it lay.
 *
 * @param effectiveFrom the first such day, in {@code Europe/Oslo}
 */
@EventType(name = "ChapterRelocated")
public record ChapterRelocated(
        String chapterId,
        String orgId,
        @Nullable String region,
        @Nullable String municipality,
        LocalDate effectiveFrom) implements OrganizationEvent {}
