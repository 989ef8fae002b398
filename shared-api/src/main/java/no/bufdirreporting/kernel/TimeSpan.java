package no.bufdirreporting.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A span of time, with its start and without its end.
 *
 * @param before the first instant after it
 */
public record TimeSpan(Instant from, Instant before) {

    /** The days between two, both inclusive. */
    public static TimeSpan ofDays(LocalDate start, LocalDate end) {
        return new TimeSpan(OsloCalendar.startOf(start), OsloCalendar.startOf(end.plusDays(1)));
    }

    /** The instants between two, both inclusive: an end without fraction covers its whole second, any other its microsecond. */
    public static TimeSpan ofInstants(Instant start, Instant end) {
        var unit = end.getNano() == 0 ? Duration.ofSeconds(1) : ChronoUnit.MICROS.getDuration();
        return new TimeSpan(start, end.plus(unit));
    }

    /** Whether no instant lies in it. */
    public boolean holdsNothing() {
        return !from.isBefore(before);
    }

    /** The day on which it begins. */
    public LocalDate firstDay() {
        return OsloCalendar.dayOf(from);
    }

    /** The day after the one on which it ends. */
    public LocalDate dayAfter() {
        return OsloCalendar.dayOf(before.minusNanos(1)).plusDays(1);
    }
}
