package no.bufdirreporting.activity.query.contact;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import no.bufdirreporting.activity.query.contact.Reappearances.Reappearance;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of contacts by day or by month: when they are present, and how many of them reappear.
 *
 * @param unit {@code day} or {@code month}: the suffix of the tables and the name of their date column
 */
record PresenceTable(JdbcTemplate jdbc, String unit) {

    private static final String ADD = """
            insert into contact_%1$s as presence (org_id, type_set, contact_id, %1$s, parts)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (org_id, type_set, contact_id, %1$s) do update set parts = presence.parts + excluded.parts
            returning org_id, type_set, contact_id, %1$s as date, parts as after""";

    private static final String DROP_ABSENT =
            "delete from contact_%1$s where org_id = ? and type_set = ? and contact_id = ? and %1$s = ? and parts = 0";

    private static final String NEIGHBOURS = """
            select changed.number,
                (select max(%1$s) from contact_%1$s as earlier where earlier.org_id = changed.org_id
                    and earlier.type_set = changed.type_set and earlier.contact_id = changed.contact_id
                    and earlier.%1$s < changed.date) as previous,
                (select min(%1$s) from contact_%1$s as later where later.org_id = changed.org_id
                    and later.type_set = changed.type_set and later.contact_id = changed.contact_id
                    and later.%1$s > changed.date) as next
            from unnest(?, ?, ?, ?) with ordinality as changed (org_id, type_set, contact_id, date, number)""";

    private static final String COUNT = """
            insert into reappearance_%1$s as counted (org_id, type_set, %1$s, previous, contacts)
            values (?, ?, ?, ?, ?)
            on conflict (org_id, type_set, %1$s, previous) do update
            set contacts = counted.contacts + excluded.contacts""";

    private static final String DROP_UNCOUNTED = """
            delete from reappearance_%1$s
            where org_id = ? and type_set = ? and %1$s = ? and previous = ? and contacts = 0""";

    record Presence(String orgId, int typeSet, String contactId, LocalDate date) {}

    /** A contact became present on a date, or is no longer present on it. */
    record Change(Presence presence, boolean appeared) {}

    private record Parts(Presence presence, int before, int after) {}

    /** Adds to the parts of each presence; returns those that appeared or vanished. */
    List<Change> add(Map<Presence, Integer> differences) {
        var rows = List.copyOf(differences.entrySet());
        List<Parts> parts = jdbc.query(
                connection -> {
                    var add = connection.prepareStatement(ADD.formatted(unit));
                    setKeys(add, rows.stream().map(Map.Entry::getKey).toList());
                    add.setArray(5, array(add, "int", rows, Map.Entry::getValue));
                    return add;
                },
                (row, number) -> {
                    var presence = new Presence(
                            row.getString("org_id"),
                            row.getInt("type_set"),
                            row.getString("contact_id"),
                            row.getObject("date", LocalDate.class));
                    int after = row.getInt("after");
                    return new Parts(presence, after - differences.get(presence), after);
                });
        drop(DROP_ABSENT, parts.stream().filter(it -> it.after() == 0).map(it -> key(it.presence())));
        return parts.stream()
                .filter(it -> (it.before() > 0) != (it.after() > 0))
                .map(it -> new Change(it.presence(), it.after() > 0))
                .toList();
    }

    /** For each change, the nearest earlier and later dates on which the contact is present. */
    Map<Change, List<LocalDate>> neighbours(List<Change> changes) {
        var neighbours = new HashMap<Change, List<LocalDate>>();
        if (changes.isEmpty()) {
            return neighbours;
        }
        jdbc.query(
                connection -> {
                    var find = connection.prepareStatement(NEIGHBOURS.formatted(unit));
                    setKeys(find, changes.stream().map(Change::presence).toList());
                    return find;
                },
                row -> {
                    var dates = new ArrayList<LocalDate>(2);
                    for (String column : List.of("previous", "next")) {
                        var date = row.getObject(column, LocalDate.class);
                        if (date != null) {
                            dates.add(date);
                        }
                    }
                    neighbours.put(changes.get(row.getInt("number") - 1), dates);
                });
        return neighbours;
    }

    void count(Map<Reappearance, Integer> differences) {
        if (!differences.isEmpty()) {
            jdbc.batchUpdate(
                    COUNT.formatted(unit),
                    differences.entrySet().stream()
                            .map(it -> new Object[] {
                                it.getKey().orgId(),
                                it.getKey().typeSet(),
                                it.getKey().date(),
                                it.getKey().previous(),
                                it.getValue()
                            })
                            .toList());
            drop(
                    DROP_UNCOUNTED,
                    differences.entrySet().stream()
                            .filter(it -> it.getValue() < 0)
                            .map(Map.Entry::getKey)
                            .map(it -> new Object[] {it.orgId(), it.typeSet(), it.date(), it.previous()}));
        }
    }

    private void drop(String sql, Stream<Object[]> keys) {
        var all = keys.toList();
        if (!all.isEmpty()) {
            jdbc.batchUpdate(sql.formatted(unit), all);
        }
    }

    private static Object[] key(Presence presence) {
        return new Object[] {presence.orgId(), presence.typeSet(), presence.contactId(), presence.date()};
    }

    private static void setKeys(PreparedStatement statement, List<Presence> presences) throws SQLException {
        statement.setArray(1, array(statement, "text", presences, Presence::orgId));
        statement.setArray(2, array(statement, "int", presences, Presence::typeSet));
        statement.setArray(3, array(statement, "text", presences, Presence::contactId));
        statement.setArray(4, array(statement, "date", presences, Presence::date));
    }

    private static <T> Array array(PreparedStatement statement, String type, List<T> rows, Function<T, Object> column)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, rows.stream().map(column).toArray());
    }
}
