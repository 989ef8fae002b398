package no.bufdirreporting.platform.http.binding;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * One end of a span of time in a request, written as an instant or as a day in {@code Europe/Oslo}. What is written is
 * part of the span: a day with all its hours, an instant without fraction with its whole second.
 *
 * @param from where the span begins if this is its start
 * @param before where the span ends, exclusive, if this is its end
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

    /** @throws InvalidValueException if it is neither an instant nor a day; the message says what it must be */
    public static TimeBound parse(String text) {
        return text.length() <= 10 ? of(Times.date(text)) : of(Times.instant(text));
    }
}
