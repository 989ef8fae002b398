package no.bufdirreporting.organization;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A local chapter has a new region and municipality from a day on. This replaces history entries of that day and later;
 * earlier entries stay.
 *
 * @param effectiveFrom the first day in the new region, in {@code Europe/Oslo}
 */
@EventType(name = "ChapterRelocated")
public record ChapterRelocated(
        String chapterId,
        String orgId,
        @Nullable String region,
        @Nullable String municipality,
        LocalDate effectiveFrom) implements ChapterEvent {}
