package no.bufdirreporting.audit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.bufdirreporting.audit.verification.recount.Difference.Kind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** What somebody does to one row of a table who has the database at hand. */
public final class Tampering {

    private final JdbcTemplate jdbc;

    public Tampering(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Column(String name, String type, boolean key) {

        String other() {
            return switch (type) {
                case "text" -> name + " || '-tampered'";
                case "boolean" -> "not " + name;
                case "jsonb" -> "'{\"tampered\": 1}'::jsonb";
                case "timestamp with time zone" -> "coalesce(" + name + ", now()) + interval '1 second'";
                case "ARRAY" -> "array_append(" + name + ", 'tampered')";
                case "date" -> "case when isfinite(" + name + ") then " + name + " + 1000 else '2001-01-01' end";
                default -> name + " + 1000";
            };
        }
    }

    public void with(String table, Kind kind) {
        switch (kind) {
            case ROW_MISSING -> jdbc.update("delete from %1$s where ctid = (%2$s)".formatted(table, oneOf(table)));
            case ROW_CHANGED -> {
                var column = columns(table).stream()
                        .filter(it -> !it.key() && !it.type().equals("text")
                                || it.name().equals("name"))
                        .findFirst()
                        .orElseThrow();
                jdbc.update("update %1$s set %2$s = %3$s where ctid = (%4$s)"
                        .formatted(table, column.name(), column.other(), oneOf(table)));
            }
            case ROW_EXTRA -> {
                var values = columns(table).stream()
                        .map(it -> it.key() || it.type().equals("ARRAY") ? it.other() : it.name())
                        .collect(Collectors.joining(", "));
                jdbc.update("insert into %1$s select %2$s from %1$s where ctid = (%3$s)"
                        .formatted(table, values, oneOf(table)));
            }
            default -> throw new IllegalArgumentException("No tampering with rows: " + kind);
        }
    }

    private static String oneOf(String table) {
        return "select max(ctid) from " + table;
    }

    private List<Column> columns(String table) {
        var key = Set.copyOf(jdbc.queryForList("""
                select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                where i.indrelid = ?::regclass and i.indisprimary""", String.class, table));
        RowMapper<Column> column =
                (row, n) -> new Column(row.getString(1), row.getString(2), key.contains(row.getString(1)));
        return jdbc.query("""
                select column_name, data_type from information_schema.columns
                where table_schema = 'read_model' and table_name = ? order by ordinal_position""", column, table);
    }
}
