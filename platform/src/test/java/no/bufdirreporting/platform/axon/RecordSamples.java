package no.bufdirreporting.platform.axon;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;

/** Creates a sample of any record, with or without its nullable components. */
final class RecordSamples {

    private final boolean withOptional;

    private RecordSamples(boolean withOptional) {
        this.withOptional = withOptional;
    }

    static Object full(Class<?> record) {
        return new RecordSamples(true).record(record);
    }

    static Object withoutOptional(Class<?> record) {
        return new RecordSamples(false).record(record);
    }

    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            return BeanUtils.instantiateClass(
                    constructor, Arrays.stream(components).map(this::component).toArray());
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class) && !withOptional
                ? null
                : value(component.getName(), component.getGenericType());
    }

    private Object value(String name, Type type) {
        return switch (type) {
            case ParameterizedType generic -> container(name, generic);
            case Class<?> plain -> plain(name, plain);
            default -> throw new AssertionError("No example of " + type);
        };
    }

    private Object container(String name, ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (raw == List.class) {
            return List.of(value(name, arguments[0]));
        }
        if (raw == Set.class) {
            return Set.of(value(name, arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return new TreeMap<>(Map.of(name + "-ø", value(name, arguments[1])));
        }
        throw new AssertionError("No example of " + type);
    }

    private Object plain(String name, Class<?> type) {
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[1];
        }
        return switch (type.getSimpleName()) {
            case "String" -> name + "-1";
            case "int", "Integer" -> 42;
            case "long", "Long" -> 9_000_000_000L;
            case "boolean", "Boolean" -> true;
            case "BigDecimal" -> new BigDecimal("9310.25");
            case "Instant" -> Instant.parse("2024-11-30T12:00:00.123456Z");
            case "LocalDate" -> LocalDate.of(2024, 2, 29);
            default -> throw new AssertionError("No example of " + type);
        };
    }
}
