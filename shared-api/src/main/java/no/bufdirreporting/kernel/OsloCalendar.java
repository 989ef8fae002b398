package no.bufdirreporting.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Where days begin and end: every day, month and period of this system is one of {@code Europe/Oslo}. */
public final class OsloCalendar {

    /** The zone of all days and periods. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    /** The first instant that activities and periods may have. */
    public static final Instant EARLIEST = startOf(LocalDate.of(1900, 1, 1));

    /** The end of the time that activities and periods may have, exclusive. */
    public static final Instant LATEST = startOf(LocalDate.of(3000, 1, 1));

    private OsloCalendar() {}

    /** The day on which an instant falls. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The first instant of a day; 23 or 25 hours before the next one's where summer time begins or ends. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
