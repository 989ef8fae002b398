package no.bufdirreporting.activity.query.span;

import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.kernel.OsloCalendar;

/**
 * The days of {@link OsloCalendar} in SQL. PostgreSQL knows Europe/Oslo too, but from a time zone database of its own,
 * whose years before 1980 are often Berlin's; so it is told when clocks changed, and by how much.
 */
public final class OsloDays {

    private static final List<ZoneOffsetTransition> CHANGES = changes();

    private OsloDays() {}

    /**
     * The day on which an instant of the calendar falls, as an expression with the parameters {@code changes} and
     * {@code offsets}.
     */
    public static String dayOf(String instant) {
        // A query of its own is made once, where a cast would be made for each row.
        return """
                (%1$s at time zone 'UTC' + interval '1 second'
                    * (:offsets::int[])[width_bucket(%1$s, (select :changes::timestamptz[])) + 1])::date""".formatted(instant);
    }

    public static String[] changesOfClocks() {
        return CHANGES.stream().map(it -> it.getInstant().toString()).toArray(String[]::new);
    }

    /** In seconds; one more than changes, since there is one before the first. */
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
