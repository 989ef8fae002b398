package no.bufdirreporting.platform.http.table;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import no.bufdirreporting.platform.http.table.Column.CellType;
import no.bufdirreporting.platform.http.table.TableShape.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as a table. Its rows can be read once.
 *
 * @param name of the file and of the sheet
 * @param json writes lists and maps within a cell
 */
record Table(String name, Dialect dialect, List<Column> columns, Iterator<Row> rows, JsonMapper json) {

    List<String> headers() {
        return columns.stream().map(it -> Headers.of(it, dialect)).toList();
    }

    /** The value of a cell: a String, a number, a Boolean, a LocalDate, an Instant, or null. */
    @Nullable
    Object cell(Column column, Row row) {
        return switch (column.value().apply(row)) {
            case null -> null;
            case Enum<?> it -> it.name().toLowerCase(Locale.ROOT);
            case Object it when column.type() == CellType.JSON -> json.writeValueAsString(it);
            case Object it -> it;
        };
    }
}
