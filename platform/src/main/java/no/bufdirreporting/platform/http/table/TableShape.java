package no.bufdirreporting.platform.http.table;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.bufdirreporting.platform.http.binding.Field;
import no.bufdirreporting.platform.http.convention.Entries;
import no.bufdirreporting.platform.http.table.Column.CellType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * How an answer becomes the rows of a table. If the rows are the elements of a list in the answer, the other fields of the
 * answer are columns behind theirs, so that tables of several answers can be put together.
 *
 * @param element the type of what a row shows
 * @param steps from the answer to the rows
 */
record TableShape(ResolvableType element, List<Column> columns, List<Method> steps) {

    /**
     * A row.
     *
     * @param key of the element if it is in a map
     * @param outer what the element is a part of
     */
    record Row(
            @Nullable Object element,
            @Nullable Object key,
            @Nullable Row outer) {}

    /** @param answer the type of the answer */
    static TableShape of(ResolvableType answer, GetTable table) {
        var element = Entries.class.isAssignableFrom(answer.toClass())
                ? answer.as(Entries.class).getGeneric()
                : answer;
        var shape = new TableShape(element, elementColumns(element), List.of());
        for (String name : table.rows().split("\\.")) {
            shape = name.isEmpty() ? shape : shape.into(name, table.key());
        }
        return shape;
    }

    private static List<Column> elementColumns(ResolvableType element) {
        return RecordColumns.of(element.toClass()).stream()
                .map(it -> it.of(row -> ((Row) row).element()))
                .toList();
    }

    /** The shape with a row for each element of a list or map in this one's. */
    private TableShape into(String name, String key) {
        var component = Arrays.stream(element.toClass().getRecordComponents())
                .filter(it -> Field.of(it).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(element + " has no field " + name));
        var list = ResolvableType.forType(component.getGenericType(), element);
        boolean isMap = Map.class.isAssignableFrom(list.toClass());
        var inner = isMap ? list.asMap().getGeneric(1) : list.asCollection().getGeneric();
        var found = new ArrayList<Column>();
        if (isMap) {
            found.add(new Column(List.of(key), CellType.STRING, row -> ((Row) row).key()));
        }
        found.addAll(elementColumns(inner));
        columns.stream()
                .filter(it -> it.type() != CellType.JSON)
                .map(it -> it.of(row -> ((Row) row).outer()))
                .forEach(found::add);
        var accessor = component.getAccessor();
        ReflectionUtils.makeAccessible(accessor);
        return new TableShape(
                inner,
                List.copyOf(found),
                Stream.concat(steps.stream(), Stream.of(accessor)).toList());
    }

    Stream<Row> rows(Object answer) {
        var rows = answer instanceof Entries<?> list
                ? list.data().stream().map(it -> new Row(it, null, null))
                : Stream.of(new Row(answer, null, null));
        for (var step : steps) {
            rows = rows.flatMap(row -> elements(step, row));
        }
        return rows;
    }

    private static Stream<Row> elements(Method step, Row row) {
        return switch (RecordColumns.read(step, row.element())) {
            case Map<?, ?> map -> map.entrySet().stream().map(it -> new Row(it.getValue(), it.getKey(), row));
            case Collection<?> list -> list.stream().map(it -> new Row(it, null, row));
            case null, default -> Stream.of();
        };
    }
}
