package no.bufdirreporting.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days in {@code Europe/Oslo}. Every day, month and period of this system is in that time zone. */
public final class OsloCalendar {

    /** The time zone of all days and periods. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    /** The first allowed instant of activities and periods. */
    public static final Instant EARLIEST = startOf(LocalDate.of(1900, 1, 1));

    /** The end of the allowed time of activities and periods, exclusive. */
    public static final Instant LATEST = startOf(LocalDate.of(3000, 1, 1));

    private OsloCalendar() {}

    /** The day that contains the instant. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The first instant of a day. A day has 23 or 25 hours when daylight saving time begins or ends. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
