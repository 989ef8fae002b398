package no.bufdirreporting.imports.command.result;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.organization.ReportingPeriod;

/**
 * What a dry run would add to the figures of quarters, half-years and years. Keeps the distinct contacts of the file, by
 * quarter.
 */
public final class Forecast {

    private static final int MONTHS_OF_QUARTER = 3;

    private final TreeMap<LocalDate, Added> quarters = new TreeMap<>();
    private final Map<String, Map<LocalDate, Integer>> contacts = new HashMap<>();
    private final Set<Long> occasions = new HashSet<>();

    /** What is added to the sums of a period; negative if it is taken away. */
    public record Added(long activities, long participants, BigDecimal hours) {

        static final Added NOTHING = new Added(0, 0, BigDecimal.ZERO);

        Added plus(Added other) {
            return new Added(activities + other.activities, participants + other.participants, hours.add(other.hours));
        }
    }

    public void recorded(ActivityFacts facts) {
        add(facts, 1);
    }

    public void corrected(ActivityFacts before, ActivityFacts after) {
        add(before, -1);
        add(after, 1);
    }

    /** Whether an earlier row of the file has the same contact, type and day; nothing else tells, as none is recorded. */
    public boolean comesAgain(ActivityFacts facts) {
        var day = OsloCalendar.dayOf(facts.submittedAt());
        long hash =
                (long) List.of(facts.contactId(), facts.activityType()).hashCode() << 32 | day.hashCode() & 0xFFFFFFFFL;
        return facts.status() != ActivityStatus.CANCELLED && !occasions.add(hash);
    }

    private void add(ActivityFacts facts, int sign) {
        if (facts.counts()) {
            var quarter = quarterOf(OsloCalendar.dayOf(facts.submittedAt()));
            var added = new Added(
                    sign,
                    (long) sign * facts.participantCount(),
                    sign > 0 ? facts.hours() : facts.hours().negate());
            quarters.merge(quarter, added, Added::plus);
            contacts.computeIfAbsent(facts.contactId(), it -> new HashMap<>()).merge(quarter, sign, Integer::sum);
        }
    }

    /** The first day of the quarter that has the day. */
    public static LocalDate quarterOf(LocalDate day) {
        int month = (day.getMonthValue() - 1) / MONTHS_OF_QUARTER * MONTHS_OF_QUARTER + 1;
        return LocalDate.of(day.getYear(), month, 1);
    }

    /** The periods that are touched, with what is added to each: years, their half-years, and their quarters. */
    public Map<ReportingPeriod, Added> periods() {
        var ids = new TreeMap<String, ReportingPeriod>();
        for (var quarter : quarters.keySet()) {
            int number = quarter.getMonthValue() / MONTHS_OF_QUARTER + 1;
            for (String id : List.of(
                    Integer.toString(quarter.getYear()),
                    quarter.getYear() + "-h" + (number + 1) / 2,
                    quarter.getYear() + "-q" + number)) {
                ids.put(id, ReportingPeriod.ofCalendar(id).orElseThrow());
            }
        }
        var periods = new LinkedHashMap<ReportingPeriod, Added>();
        ids.values()
                .forEach(it -> periods.put(
                        it,
                        quarters.subMap(it.start(), it.end()).values().stream().reduce(Added.NOTHING, Added::plus)));
        return periods;
    }

    /** The contacts of the counted rows, with the number of activities that is added in each quarter. */
    public Map<String, Map<LocalDate, Integer>> contacts() {
        return contacts;
    }
}
