package no.bufdirreporting.audit.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.bufdirreporting.audit.query.Difference.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares all tables of two read models that stand at the same position, row by row and column by column. */
final class TableComparison {

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

    private static final String JOINED = " from %1$s.%3$s as live full join %2$s.%3$s as rebuilt using (%4$s)";

    private static final String DIFFER = "(%1$s) is distinct from (%2$s)";

    private final JdbcTemplate jdbc;
    private final String live;
    private final String shadow;
    private final ObjectMapper json;
    private final List<Difference> differences = new ArrayList<>();
    private int tables;
    private long rows;
    private long differing;

    /** For the figures alone. */
    static final TableComparison NONE = new TableComparison(new JdbcTemplate(), "", "", new ObjectMapper());

    private record Table(String name, boolean both) {}

    private record Counted(long rows, long differing) {}

    /** @param jdbc on one transaction, so that all tables are seen as of the same moment */
    TableComparison(JdbcTemplate jdbc, String live, String shadow, ObjectMapper json) {
        this.jdbc = jdbc;
        this.live = live;
        this.shadow = shadow;
        this.json = json;
    }

    /** @param between is called before each table, and may throw to give up */
    TableComparison run(Runnable between) {
        for (var table : jdbc.query(TABLES, (row, n) -> new Table(row.getString(1), row.getBoolean(2)), live, shadow)) {
            between.run();
            tables++;
            if (table.both()) {
                compare(table.name());
            } else {
                differing++;
                differences.add(Difference.ofRow(Kind.TABLE_MISSING, table.name(), Map.of(), List.of()));
            }
        }
        return this;
    }

    private void compare(String table) {
        var key = jdbc.queryForList(KEY, String.class, shadow, table);
        var columns = jdbc.queryForList(COLUMNS, String.class, shadow, table);
        String joined = JOINED.formatted(live, shadow, table, String.join(", ", key));
        String differ = DIFFER.formatted(of("live", columns), of("rebuilt", columns));
        var counted = jdbc.queryForObject(
                "select count(*), count(*) filter (where " + differ + ")" + joined,
                (row, n) -> new Counted(row.getLong(1), row.getLong(2)));
        rows += counted.rows();
        differing += counted.differing();
        if (counted.differing() > 0 && differences.size() < Findings.TOLD) {
            differences.addAll(jdbc.query(
                    "select to_jsonb(live), to_jsonb(rebuilt)" + joined + " where " + differ + " order by "
                            + String.join(", ", key) + " limit " + (Findings.TOLD - differences.size()),
                    (row, n) -> difference(table, key, tree(row.getString(1)), tree(row.getString(2)))));
        }
    }

    private static String of(String side, List<String> columns) {
        return columns.stream().map(it -> side + "." + it).collect(Collectors.joining(", "));
    }

    private Difference difference(String table, List<String> key, @Nullable JsonNode is, @Nullable JsonNode should) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        JsonNode present = should == null ? is : should;
        key.forEach(it -> named.put(it, json.convertValue(present.get(it), Object.class)));
        if (is == null) {
            return Difference.ofRow(Kind.ROW_MISSING, table, named, fields(should, true));
        }
        if (should == null) {
            return Difference.ofRow(Kind.ROW_EXTRA, table, named, fields(is, false));
        }
        return Difference.ofRow(Kind.ROW_CHANGED, table, named, JsonDifference.between(should, is, json));
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

    int tables() {
        return tables;
    }

    long rows() {
        return rows;
    }

    long differing() {
        return differing;
    }

    List<Difference> differences() {
        return differences;
    }
}
