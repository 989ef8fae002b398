package no.bufdirreporting.activity.query.span;

import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.kernel.OsloCalendar;

/**
 * The days of {@link OsloCalendar} in SQL. PostgreSQL has its own time zone database, in which Europe/Oslo before 1980
 * is often Berlin's time; so the offsets and the times at which they change are passed as parameters.
 */
public final class OsloDays {

    private static final List<ZoneOffsetTransition> CHANGES = changes();

    private OsloDays() {}

    /**
     * The SQL expression for the day of an instant within the calendar. It has the parameters {@code changes} and
     * {@code offsets}.
     */
    public static String dayOf(String instant) {
        // The subquery is evaluated once; a plain cast would be evaluated for each row.
        return """
                (%1$s at time zone 'UTC' + interval '1 second'
                    * (:offsets::int[])[width_bucket(%1$s, (select :changes::timestamptz[])) + 1])::date
                """.formatted(instant);
    }

    public static String[] changesOfClocks() {
        return CHANGES.stream().map(it -> it.getInstant().toString()).toArray(String[]::new);
    }

    /** Offsets from UTC in seconds: the one before the first change, then the one after each. */
    public static Integer[] offsets() {
        var offsets = new ArrayList<Integer>();
        offsets.add(CHANGES.getFirst().getOffsetBefore().getTotalSeconds());
        CHANGES.forEach(it -> offsets.add(it.getOffsetAfter().getTotalSeconds()));
        return offsets.toArray(Integer[]::new);
    }

    private static List<ZoneOffsetTransition> changes() {
        var rules = OsloCalendar.ZONE.getRules();
        var changes = new ArrayList<ZoneOffsetTransition>();
        var change = rules.nextTransition(OsloCalendar.EARLIEST);
        while (change != null && change.getInstant().isBefore(OsloCalendar.LATEST)) {
            changes.add(change);
            change = rules.nextTransition(change.getInstant());
        }
        return changes;
    }
}
