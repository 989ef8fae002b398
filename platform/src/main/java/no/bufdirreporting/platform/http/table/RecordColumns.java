package no.bufdirreporting.platform.http.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import no.bufdirreporting.kernel.NotShown;
import no.bufdirreporting.platform.http.binding.Field;
import no.bufdirreporting.platform.http.table.Column.CellType;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * The columns that show a record, in the order of its JSON. The fields of a record within it are columns of their own; a list
 * or map is one column.
 */
final class RecordColumns {

    private RecordColumns() {}

    /** @param type a record, or a sealed interface: its columns are those of all its records */
    static List<Column> of(Class<?> type) {
        if (!type.isSealed()) {
            return ofRecord(type);
        }
        var byName = new LinkedHashMap<String, Column>();
        for (var one : type.getPermittedSubclasses()) {
            for (var column : of(one)) {
                var known = byName.putIfAbsent(column.name(), ofInstances(one, column));
                if (known != null) {
                    byName.put(column.name(), either(one, column, known));
                }
            }
        }
        return List.copyOf(byName.values());
    }

    private static Column ofInstances(Class<?> type, Column column) {
        return column.of(row -> type.isInstance(row) ? row : null);
    }

    private static Column either(Class<?> type, Column column, Column otherwise) {
        return new Column(
                column.path(),
                column.type(),
                row -> (type.isInstance(row) ? column : otherwise).value().apply(row));
    }

    private static List<Column> ofRecord(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(it -> !it.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .filter(it -> !NotShown.class.isAssignableFrom(it.getType()))
                .flatMap(RecordColumns::ofComponent)
                .toList();
    }

    private static Stream<Column> ofComponent(RecordComponent component) {
        var type = component.getType();
        var accessor = component.getAccessor();
        ReflectionUtils.makeAccessible(accessor);
        if (!type.isRecord()) {
            return Stream.of(
                    new Column(List.of(Field.of(component).name()), CellType.of(type), row -> read(accessor, row)));
        }
        var columns = ofRecord(type).stream().map(it -> it.of(row -> read(accessor, row)));
        return accessor.isAnnotationPresent(JsonUnwrapped.class)
                ? columns
                : columns.map(it -> it.at(
                        path -> Stream.concat(Stream.of(Field.of(component).name()), path.stream())
                                .toList()));
    }

    static @Nullable Object read(Method accessor, Object row) {
        try {
            return accessor.invoke(row);
        } catch (InvocationTargetException failed) {
            throw new UndeclaredThrowableException(failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
