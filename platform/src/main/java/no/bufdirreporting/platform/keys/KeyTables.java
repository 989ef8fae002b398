package no.bufdirreporting.platform.keys;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the key store. Each method is one statement, however many rows it is about. */
final class KeyTables {

    private static final String ERASE = """
            with deleted as (delete from person_key where person = any (?))
            insert into erased_person (person, org_id) select * from unnest(?, ?) on conflict do nothing""";

    private static final String PERSON = "select person, org_id, lookup, wrapped, contact from person_key where ";
    private static final RowMapper<PersonRow> ROW = (row, number) ->
            new PersonRow(row.getString(1), row.getString(2), row.getBytes(3), row.getBytes(4), row.getBytes(5));

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    KeyTables(DataSource keys) {
        this.jdbc = new JdbcTemplate(keys);
        this.client = JdbcClient.create(jdbc);
    }

    /** Whether there are any keys, or were. */
    boolean haveKeys() {
        return client.sql("select exists (select 1 from organization_key)")
                .query(Boolean.class)
                .single();
    }

    Map<String, byte[]> organizations() {
        var wrapped = new HashMap<String, byte[]>();
        jdbc.query("select org_id, wrapped from organization_key", (ResultSet row) -> {
            wrapped.put(row.getString(1), row.getBytes(2));
        });
        return wrapped;
    }

    /** Stores the key of an organization unless it has one, and returns the one that it has. */
    byte[] organization(String orgId, byte[] wrapped) {
        client.sql("insert into organization_key (org_id, wrapped) values (?, ?) on conflict do nothing")
                .params(orgId, wrapped)
                .update();
        return Objects.requireNonNull(organization(orgId));
    }

    /** The key of an organization; null if it has none. */
    byte @Nullable [] organization(String orgId) {
        return client.sql("select wrapped from organization_key where org_id = ?")
                .param(orgId)
                .query(byte[].class)
                .optional()
                .orElse(null);
    }

    List<PersonRow> byLookup(Collection<byte[]> lookups) {
        return query(PERSON + "lookup = any (?)", "bytea", lookups.toArray(byte[][]::new));
    }

    List<PersonRow> byPerson(Collection<String> persons) {
        return query(PERSON + "person = any (?)", "text", persons.toArray(String[]::new));
    }

    private List<PersonRow> query(String sql, String type, Object[] values) {
        return jdbc.query(
                sql,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf(type, values)),
                ROW);
    }

    /** Stores keys; those of contacts who have one already are left out. */
    void insert(List<PersonRow> rows) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement("""
                    insert into person_key (person, org_id, lookup, wrapped, contact)
                    select * from unnest(?, ?, ?, ?, ?) on conflict do nothing""");
            statement.setArray(1, texts(connection, rows, PersonRow::person));
            statement.setArray(2, texts(connection, rows, PersonRow::orgId));
            statement.setArray(3, bytes(connection, rows, PersonRow::lookup));
            statement.setArray(4, bytes(connection, rows, PersonRow::wrapped));
            statement.setArray(5, bytes(connection, rows, PersonRow::contact));
            return statement;
        });
    }

    private static Array texts(Connection connection, List<PersonRow> rows, Function<PersonRow, String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }

    /** The driver takes no bytes within an array of objects. */
    private static Array bytes(Connection connection, List<PersonRow> rows, Function<PersonRow, byte[]> column)
            throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    Set<String> erased(Collection<String> persons) {
        return new HashSet<>(client.sql("select person from erased_person where person = any (?)")
                .param(persons.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Deletes the keys of persons and notes that they are erased, both or neither. */
    void erase(Map<String, String> organizationsByPerson) {
        String[] persons = organizationsByPerson.keySet().toArray(String[]::new);
        String[] organizations = organizationsByPerson.values().toArray(String[]::new);
        client.sql(ERASE).params(persons, persons, organizations).update();
    }
}
