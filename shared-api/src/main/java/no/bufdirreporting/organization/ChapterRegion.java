package no.bufdirreporting.organization;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a local chapter lies, until the next such entry.
 *
 * @param from the first day in {@code Europe/Oslo}; null for ever since
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
