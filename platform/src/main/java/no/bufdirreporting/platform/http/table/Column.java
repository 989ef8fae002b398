package no.bufdirreporting.platform.http.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param path the names of the fields that lead to its values in the JSON, such as {@code figures}, {@code hours}
 * @param value reads the value of a row: a String, Enum, number, Boolean, LocalDate, Instant, or what is shown as JSON
 */
record Column(List<String> path, CellType type, Function<Object, @Nullable Object> value) {

    /** What the cells of a column are. The name in lower case is the one of CSV on the Web, apart from instants. */
    enum CellType {
        STRING,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        DATE,
        INSTANT,
        /** A list or map within an entry, as JSON. */
        JSON;

        private static final Map<Class<?>, CellType> SCALARS = Map.ofEntries(
                Map.entry(String.class, STRING),
                Map.entry(int.class, INTEGER),
                Map.entry(Integer.class, INTEGER),
                Map.entry(long.class, INTEGER),
                Map.entry(Long.class, INTEGER),
                Map.entry(BigDecimal.class, DECIMAL),
                Map.entry(boolean.class, BOOLEAN),
                Map.entry(Boolean.class, BOOLEAN),
                Map.entry(LocalDate.class, DATE),
                Map.entry(Instant.class, INSTANT));

        static CellType of(Class<?> type) {
            return type.isEnum() ? STRING : SCALARS.getOrDefault(type, JSON);
        }
    }

    /** The name of the column; no other column of the table has it. */
    String name() {
        return String.join("_", path);
    }

    /** The same column of a record that a row leads to. */
    Column of(Function<Object, @Nullable Object> row) {
        return new Column(path, type, it -> {
            Object found = row.apply(it);
            return found == null ? null : value.apply(found);
        });
    }

    Column at(UnaryOperator<List<String>> newPath) {
        return new Column(newPath.apply(path), type, value);
    }
}
