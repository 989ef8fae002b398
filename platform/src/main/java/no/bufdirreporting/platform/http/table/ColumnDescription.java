package no.bufdirreporting.platform.http.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.bufdirreporting.platform.http.table.Column.CellType;

/** Describes the columns of a CSV as the recommendation "Metadata Vocabulary for Tabular Data" of the W3C has it. */
final class ColumnDescription {

    private ColumnDescription() {}

    /** @param url of the CSV */
    static Map<String, Object> of(List<Column> columns, Dialect dialect, String url) {
        var description = new LinkedHashMap<String, Object>();
        description.put("@context", "http://www.w3.org/ns/csvw");
        description.put("url", url);
        description.put(
                "dialect",
                Map.of("delimiter", String.valueOf(dialect.delimiter()), "encoding", "utf-8", "header", true));
        description.put(
                "tableSchema",
                Map.of("columns", columns.stream().map(it -> of(it, dialect)).toList()));
        return description;
    }

    private static Map<String, Object> of(Column column, Dialect dialect) {
        var description = new LinkedHashMap<String, Object>();
        description.put("name", column.name());
        description.put("titles", Headers.of(column, dialect));
        description.put("datatype", datatype(column.type(), dialect));
        Headers.unit(column).ifPresent(it -> description.put("schema:unitCode", it));
        return description;
    }

    private static Object datatype(CellType type, Dialect dialect) {
        return switch (type) {
            case DECIMAL ->
                dialect.isNorwegian() ? Map.of("base", "decimal", "format", Map.of("decimalChar", ",")) : "decimal";
            case INSTANT -> "dateTimeStamp";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }
}
