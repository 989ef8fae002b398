package no.bufdirreporting.organization;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a chapter's region history. It applies until the next entry begins.
 *
 * @param from the first day in {@code Europe/Oslo}; null for the first entry, which has no beginning
 */
public record ChapterRegion(
        @Nullable String region,
        @Nullable String municipality,
        @Nullable LocalDate from) {

    boolean isSamePlaceAs(ChapterRegion other) {
        return Objects.equals(region, other.region) && Objects.equals(municipality, other.municipality);
    }

    boolean beginsBefore(LocalDate day) {
        return from == null || from.isBefore(day);
    }
}
