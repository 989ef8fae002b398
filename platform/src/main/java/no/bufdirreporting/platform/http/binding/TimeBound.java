package no.bufdirreporting.platform.http.binding;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * One end of a time span in a request: an instant, or a day in {@code Europe/Oslo}. It is inclusive: a day with all its
 * hours, an instant without fraction with its whole second.
 *
 * @param from the start of a span that this bound begins
 * @param before the exclusive end of a span that this bound ends
 */
public record TimeBound(Instant from, Instant before) {

    public static TimeBound of(LocalDate day) {
        return new TimeBound(OsloCalendar.startOf(day), OsloCalendar.startOf(day.plusDays(1)));
    }

    public static TimeBound of(Instant instant) {
        return new TimeBound(instant, TimeSpan.ofInstants(instant, instant).before());
    }

    /** The start of a span that the bound begins; null if there is none. */
    public static @Nullable Instant start(@Nullable TimeBound bound) {
        return bound == null ? null : bound.from();
    }

    /** The exclusive end of a span that the bound ends; null if there is none. */
    public static @Nullable Instant end(@Nullable TimeBound bound) {
        return bound == null ? null : bound.before();
    }

    /** @throws InvalidValueException if it is neither an instant nor a day */
    public static TimeBound parse(String text) {
        return text.length() <= 10 ? of(Times.date(text)) : of(Times.instant(text));
    }
}
