package no.bufdirreporting.organization;

import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A local chapter lies in a municipality, from a day on. This replaces history entries of that day and later; earlier entries
 * stay.
 *
 * @param effectiveFrom the first day in the municipality, in {@code Europe/Oslo}; null if it has no beginning
 * @param regions the regions of the municipality over time, as they were known when this was recorded; oldest first
 */
@EventType(name = "ChapterPlaced")
public record ChapterPlaced(
        String chapterId,
        String orgId,
        String municipalityNumber,
        @Nullable LocalDate effectiveFrom,
        List<ChapterRegion> regions)
        implements ChapterEvent {}
