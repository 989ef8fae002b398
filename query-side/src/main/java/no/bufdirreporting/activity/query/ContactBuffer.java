package no.bufdirreporting.activity.query;

import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.platform.query.WriteBehind;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a batch adds to the presence of contacts. A contact that appears in or vanishes from a month is one part more or
 * less of its quarter, and so on up to the year; each period's number of contacts changes with it.
 */
class ContactBuffer implements WriteBehind.Buffer {

    private static final String ADD = """
            insert into contact_presence as presence (org_id, period, contact_id, parts)
            select * from unnest(?, ?, ?, ?)
            on conflict (org_id, period, contact_id) do update set parts = presence.parts + excluded.parts
            returning org_id, period, contact_id, coalesce(old.parts, 0) as before, new.parts as after""";

    private static final String DROP_ABSENT =
            "delete from contact_presence where org_id = ? and period = ? and contact_id = ? and parts = 0";

    private static final String COUNT = """
            insert into unique_contacts as counted (org_id, period, contacts) values (?, ?, ?)
            on conflict (org_id, period) do update set contacts = counted.contacts + excluded.contacts""";

    private static final String DROP_UNCOUNTED =
            "delete from unique_contacts where org_id = ? and period = ? and contacts = 0";

    private final JdbcTemplate jdbc;
    private final Map<Presence, Integer> byMonth = new HashMap<>();

    private record Presence(String orgId, String period, String contactId) {
        Period in() {
            return new Period(orgId, period);
        }
    }

    private record Period(String orgId, String period) {}

    private record Change(Presence presence, int before, int after) {}

    ContactBuffer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(String orgId, LocalDate day, String contactId, int sign) {
        byMonth.merge(new Presence(orgId, CalendarSpan.month(YearMonth.from(day)), contactId), sign, Integer::sum);
    }

    @Override
    public void flush() {
        var changed = new HashMap<Period, Long>();
        Map<Presence, Integer> level = byMonth;
        while (!level.isEmpty()) {
            var above = new HashMap<Presence, Integer>();
            for (var change : apply(level)) {
                int sign = Integer.signum(change.after()) - Integer.signum(change.before());
                if (sign != 0) {
                    var it = change.presence();
                    changed.merge(it.in(), (long) sign, Long::sum);
                    CalendarSpan.above(it.period())
                            .ifPresent(period ->
                                    above.merge(new Presence(it.orgId(), period, it.contactId()), sign, Integer::sum));
                }
            }
            level = above;
        }
        byMonth.clear();
        count(changed);
    }

    private List<Change> apply(Map<Presence, Integer> level) {
        var rows = level.entrySet().stream().filter(it -> it.getValue() != 0).toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Change> changes = jdbc.query(
                connection -> {
                    PreparedStatement add = connection.prepareStatement(ADD);
                    var keys = rows.stream().map(Map.Entry::getKey).toList();
                    add.setArray(
                            1,
                            connection.createArrayOf(
                                    "text", keys.stream().map(Presence::orgId).toArray()));
                    add.setArray(
                            2,
                            connection.createArrayOf(
                                    "text", keys.stream().map(Presence::period).toArray()));
                    add.setArray(
                            3,
                            connection.createArrayOf(
                                    "text",
                                    keys.stream().map(Presence::contactId).toArray()));
                    add.setArray(
                            4,
                            connection.createArrayOf(
                                    "int",
                                    rows.stream().map(Map.Entry::getValue).toArray()));
                    return add;
                },
                (row, number) -> new Change(
                        new Presence(row.getString("org_id"), row.getString("period"), row.getString("contact_id")),
                        row.getInt("before"),
                        row.getInt("after")));
        var absent = new ArrayList<Object[]>();
        for (var change : changes) {
            if (change.after() == 0) {
                var it = change.presence();
                absent.add(new Object[] {it.orgId(), it.period(), it.contactId()});
            }
        }
        if (!absent.isEmpty()) {
            jdbc.batchUpdate(DROP_ABSENT, absent);
        }
        return changes;
    }

    private void count(Map<Period, Long> changed) {
        changed.values().removeIf(difference -> difference == 0);
        if (changed.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                COUNT,
                changed.entrySet().stream()
                        .map(it ->
                                new Object[] {it.getKey().orgId(), it.getKey().period(), it.getValue()})
                        .toList());
        List<Object[]> fewer = changed.entrySet().stream()
                .filter(it -> it.getValue() < 0)
                .map(it -> new Object[] {it.getKey().orgId(), it.getKey().period()})
                .toList();
        if (!fewer.isEmpty()) {
            jdbc.batchUpdate(DROP_UNCOUNTED, fewer);
        }
    }
}
