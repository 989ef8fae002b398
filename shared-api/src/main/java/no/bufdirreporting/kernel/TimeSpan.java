package no.bufdirreporting.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A span of time: the start is inclusive, the end exclusive.
 *
 * @param before the end, exclusive
 */
public record TimeSpan(Instant from, Instant before) {

    /** The span of whole days, both inclusive. */
    public static TimeSpan ofDays(LocalDate start, LocalDate end) {
        return new TimeSpan(OsloCalendar.startOf(start), OsloCalendar.startOf(end.plusDays(1)));
    }

    /** Both instants inclusive: an end without fraction includes its whole second, any other end its microsecond. */
    public static TimeSpan ofInstants(Instant start, Instant end) {
        var unit = end.getNano() == 0 ? Duration.ofSeconds(1) : ChronoUnit.MICROS.getDuration();
        return new TimeSpan(start, end.plus(unit));
    }

    /** Whether the span is empty. */
    public boolean isEmpty() {
        return !from.isBefore(before);
    }

    /** The day of the start. */
    public LocalDate firstDay() {
        return OsloCalendar.dayOf(from);
    }

    /** The day after the last day of the span. */
    public LocalDate dayAfter() {
        return OsloCalendar.dayOf(before.minusNanos(1)).plusDays(1);
    }
}
