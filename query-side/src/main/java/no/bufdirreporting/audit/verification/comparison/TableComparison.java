package no.bufdirreporting.audit.verification.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.verification.recount.Difference;
import no.bufdirreporting.audit.verification.recount.Difference.Kind;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.audit.verification.recount.JsonDifference;
import no.bufdirreporting.audit.verification.shadow.ShadowSchema;
import no.bufdirreporting.audit.verification.shadow.ShadowVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares all tables of two read models that are at the same position, and the audit's version tables, row by row and
 * column by column.
 */
public final class TableComparison {

    private static final String TABLES = """
            select table_name, count(*) = 2 as both from information_schema.tables
            where table_schema in (?, ?) and table_name not in ('token_entry', 'flyway_schema_history')
            group by table_name order by table_name""";

    private static final String KEY = """
            select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
            where i.indrelid = format('%I.%I', ?::text, ?::text)::regclass and i.indisprimary
            order by array_position(i.indkey::smallint[], a.attnum)""";

    private static final String COLUMNS = """
            select column_name from information_schema.columns where table_schema = ? and table_name = ?
            order by ordinal_position""";

    private static final String JOINED = " from %1$s as live full join %2$s as rebuilt using (%3$s)";

    private static final String TIMES = "(select position, latest_at from audit.audit_event)";

    private static final String REBUILT_TIMES =
            "(select position, max(recorded_at) over (order by position) as latest_at from audit.audit_event)";

    private static final String DIFFER = "(%1$s) is distinct from (%2$s)";

    private final JdbcTemplate jdbc;
    private final String live;
    private final String shadow;
    private final ObjectMapper json;
    private final List<Difference> differences = new ArrayList<>();
    private int tables;
    private long rows;
    private long differing;

    /** Compares nothing; for jobs that only recount figures. */
    public static final TableComparison NONE = new TableComparison(new JdbcTemplate(), "", "", new ObjectMapper());

    private record Table(String name, boolean both) {}

    private record Counted(long rows, long differing) {}

    /** @param jdbc a connection in one repeatable-read transaction, so that all tables are read as of the same moment */
    public TableComparison(JdbcTemplate jdbc, String live, String shadow, ObjectMapper json) {
        this.jdbc = jdbc;
        this.live = live;
        this.shadow = shadow;
        this.json = json;
    }

    /** @param beforeEachTable may throw to stop the comparison */
    public TableComparison run(Runnable beforeEachTable) {
        for (var table : jdbc.query(TABLES, (row, n) -> new Table(row.getString(1), row.getBoolean(2)), live, shadow)) {
            beforeEachTable.run();
            tables++;
            if (table.both()) {
                compare(
                        table.name(),
                        strings(KEY, shadow, table.name()),
                        strings(COLUMNS, shadow, table.name()),
                        live + "." + table.name(),
                        shadow + "." + table.name());
            } else {
                differing++;
                differences.add(Difference.ofRow(Kind.TABLE_MISSING, table.name(), Map.of(), List.of()));
            }
        }
        compareVersions(beforeEachTable);
        return this;
    }

    /** Compares the tables in the schema {@code audit} that are not, or not fully, covered by the hash chain. */
    private void compareVersions(Runnable beforeEachTable) {
        String past = new ShadowSchema(shadow).past();
        var versions = ComparedVersions.of(jdbc, past);
        for (String table : ShadowVersions.TABLES) {
            beforeEachTable.run();
            tables++;
            var columns = strings(COLUMNS, past, table);
            compare(
                    AuditSchema.NAME + "." + table,
                    strings(KEY, past, table),
                    columns,
                    versions.live(AuditSchema.NAME + "." + table, columns),
                    versions.rebuilt(past + "." + table, columns));
        }
        beforeEachTable.run();
        tables++;
        compare("audit.audit_event", List.of("position"), List.of("position", "latest_at"), TIMES, REBUILT_TIMES);
    }

    private List<String> strings(String sql, String schema, String table) {
        return jdbc.queryForList(sql, String.class, schema, table);
    }

    /** @param table the name to report differences under */
    private void compare(String table, List<String> key, List<String> columns, String liveSql, String rebuiltSql) {
        String joined = JOINED.formatted(liveSql, rebuiltSql, String.join(", ", key));
        String differ = DIFFER.formatted(of("live", columns), of("rebuilt", columns));
        var counted = jdbc.queryForObject(
                "select count(*), count(*) filter (where " + differ + ")" + joined,
                (row, n) -> new Counted(row.getLong(1), row.getLong(2)));
        rows += counted.rows();
        differing += counted.differing();
        if (counted.differing() > 0 && differences.size() < Findings.MAX_SHOWN) {
            differences.addAll(jdbc.query(
                    "select to_jsonb(live), to_jsonb(rebuilt)" + joined + " where " + differ + " order by "
                            + String.join(", ", key) + " limit " + (Findings.MAX_SHOWN - differences.size()),
                    (row, n) -> difference(table, key, tree(row.getString(1)), tree(row.getString(2)))));
        }
    }

    private static String of(String side, List<String> columns) {
        return columns.stream().map(it -> side + "." + it).collect(Collectors.joining(", "));
    }

    private Difference difference(
            String table, List<String> key, @Nullable JsonNode actual, @Nullable JsonNode expected) {
        var keyValues = new LinkedHashMap<String, @Nullable Object>();
        JsonNode present = expected == null ? actual : expected;
        key.forEach(it -> keyValues.put(it, json.convertValue(present.get(it), Object.class)));
        if (actual == null) {
            return Difference.ofRow(Kind.ROW_MISSING, table, keyValues, fields(expected, true));
        }
        if (expected == null) {
            return Difference.ofRow(Kind.ROW_EXTRA, table, keyValues, fields(actual, false));
        }
        return Difference.ofRow(Kind.ROW_CHANGED, table, keyValues, JsonDifference.between(expected, actual, json));
    }

    private List<Difference.Field> fields(JsonNode row, boolean expected) {
        Map<String, @Nullable JsonNode> values = json.convertValue(row, new TypeReference<>() {});
        return values.entrySet().stream()
                .map(it -> Difference.Field.of(
                        it.getKey(), expected ? it.getValue() : null, expected ? null : it.getValue(), json))
                .toList();
    }

    private @Nullable JsonNode tree(@Nullable String row) {
        try {
            return row == null ? null : json.readTree(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The result of the comparison at a position, without recounted figures. */
    public Findings findings(long position) {
        return new Findings(position, tables, rows, 0, differing, List.copyOf(differences));
    }
}
