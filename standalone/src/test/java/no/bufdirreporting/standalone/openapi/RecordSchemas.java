package no.bufdirreporting.standalone.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.bufdirreporting.kernel.NotShown;
import no.bufdirreporting.kernel.ShowsErasure;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.platform.http.binding.Moment;
import no.bufdirreporting.platform.http.binding.RequestFields;
import no.bufdirreporting.platform.http.binding.RequestFields.RequestField;
import no.bufdirreporting.platform.http.binding.StorePosition;
import no.bufdirreporting.platform.http.binding.TimeBound;
import no.bufdirreporting.platform.http.binding.WriteBackOf;
import org.jspecify.annotations.Nullable;

/** Derives schemas from the records that requests are bound to and that responses are written from. */
final class RecordSchemas {

    private static final Map<Class<?>, String> FORMATS = Map.of(
            int.class,
            "integer int32",
            Integer.class,
            "integer int32",
            long.class,
            "integer int64",
            Long.class,
            "integer int64",
            Instant.class,
            "string date-time",
            LocalDate.class,
            "string date");

    private final SortedMap<String, Schema<?>> components = new TreeMap<>();

    /** The schemas of all records met so far, by name. */
    SortedMap<String, Schema<?>> components() {
        return components;
    }

    Schema<?> ofRequest(Type type) {
        return schema(type, true, Map.of());
    }

    Schema<?> ofResponse(Type type) {
        return schema(type, false, Map.of());
    }

    /** The value of one field of a request, with its constraints. */
    Schema<?> ofField(RequestField field, boolean request, Map<TypeVariable<?>, Type> variables) {
        var component = field.component();
        if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
            return new JsonSchema();
        }
        var schema = value(component.getAnnotatedType(), request, variables);
        boolean nullable = request ? field.clearable() : !field.required();
        return described(component, nullable ? orNull(schema) : schema);
    }

    private static Schema<?> described(RecordComponent component, Schema<?> schema) {
        JavadocTexts.ofComponent(component.getDeclaringRecord(), component.getName())
                .ifPresent(schema::setDescription);
        return schema;
    }

    private Schema<?> value(AnnotatedType annotated, boolean request, Map<TypeVariable<?>, Type> variables) {
        if (annotated instanceof AnnotatedParameterizedType generic) {
            var arguments = generic.getAnnotatedActualTypeArguments();
            Type raw = ((ParameterizedType) generic.getType()).getRawType();
            if (raw == Optional.class) {
                return value(arguments[0], request, variables);
            }
            if (raw == List.class) {
                return constrained(annotated, typed("array").items(value(arguments[0], request, variables)));
            }
            if (raw == Map.class || raw == SortedMap.class) {
                var map = typed("object").additionalProperties(value(arguments[1], request, variables));
                return constrained(annotated, map);
            }
        }
        return constrained(annotated, schema(annotated.getType(), request, variables));
    }

    private static Schema<?> constrained(AnnotatedType annotated, Schema<?> schema) {
        Constraints.apply(annotated.getAnnotations(), schema);
        return schema;
    }

    private Schema<?> schema(Type type, boolean request, Map<TypeVariable<?>, Type> variables) {
        return switch (type) {
            case TypeVariable<?> variable -> schema(variables.get(variable), request, Map.of());
            case ParameterizedType generic -> generic(generic);
            case Class<?> simple -> ofClass(simple, request);
            default -> throw new IllegalArgumentException("A body cannot hold a " + type);
        };
    }

    private Schema<?> generic(ParameterizedType type) {
        var record = (Class<?>) type.getRawType();
        var argument = (Class<?>) type.getActualTypeArguments()[0];
        String name = argument.getSimpleName() + record.getSimpleName().replaceAll("ListBody|PositionedList", "List");
        return reference(name, () -> record(record, false, Map.of(record.getTypeParameters()[0], argument)));
    }

    private Schema<?> ofClass(Class<?> type, boolean request) {
        String format = FORMATS.get(type);
        if (format != null) {
            String[] words = format.split(" ");
            return typed(words[0]).format(words[1]);
        }
        if (type == String.class) {
            return typed("string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return typed("boolean");
        }
        if (type == BigDecimal.class || type == Number.class) {
            return typed("number");
        }
        if (type == TimeBound.class) {
            return typed("string").pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.+)?$");
        }
        if (type == Moment.class) {
            return typed("string").pattern("^([0-9]{4}-[0-9]{2}-[0-9]{2}T.+|position:[0-9]+)$");
        }
        if (type == StorePosition.class) {
            return typed("string").pattern("^[0-9]+(-[0-9a-f]{16})?$");
        }
        if (type == Object.class) {
            return new JsonSchema();
        }
        if (type.isEnum()) {
            return enumeration(type);
        }
        if (type.isRecord()) {
            return reference(nameOf(type), () -> record(type, request, Map.of()));
        }
        if (type.isSealed()) {
            return reference(nameOf(type), () -> alternatives(type, request));
        }
        return typed("object");
    }

    /** Of a request exactly one; answers that have no figures yet may be of several kinds. */
    private Schema<?> alternatives(Class<?> type, boolean request) {
        var alternatives = new JsonSchema();
        JavadocTexts.ofClass(type).ifPresent(alternatives::setDescription);
        for (var each : type.getPermittedSubclasses()) {
            if (request) {
                alternatives.addOneOfItem(ofClass(each, true));
            } else {
                alternatives.addAnyOfItem(ofClass(each, false));
            }
        }
        return alternatives;
    }

    private static Schema<?> enumeration(Class<?> type) {
        return oneOf(Arrays.stream(type.getEnumConstants())
                .map(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT))
                .toList());
    }

    private Schema<?> record(Class<?> type, boolean request, Map<TypeVariable<?>, Type> variables) {
        var schema = typed("object");
        if (variables.isEmpty()) {
            JavadocTexts.ofClass(type).ifPresent(schema::setDescription);
        }
        addFields(schema, type, request, variables);
        if (request) {
            ignored(type).forEach(name -> schema.addProperty(name, new JsonSchema().readOnly(true)));
            schema.setAdditionalProperties(false);
        }
        return schema;
    }

    /** The fields that only the server sets, which are accepted so that what was read can be written back. */
    private static List<String> ignored(Class<?> type) {
        var view = type.getAnnotation(WriteBackOf.class);
        if (view == null) {
            return List.of();
        }
        var own = RequestFields.of(type).stream().map(RequestField::name).toList();
        return Stream.concat(
                        RequestFields.of(view.value()).stream()
                                .filter(it -> !NotShown.class.isAssignableFrom(
                                        it.component().getType()))
                                .map(RequestField::name),
                        Stream.of(WriteBackOf.WARNINGS))
                .filter(it -> !own.contains(it))
                .toList();
    }

    /** Those of a record that is unwrapped stand in its place. */
    private void addFields(Schema<?> schema, Class<?> type, boolean request, Map<TypeVariable<?>, Type> variables) {
        for (var field : RequestFields.of(type)) {
            var component = field.component();
            if (NotShown.class.isAssignableFrom(component.getType())) {
                continue;
            }
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                Type unwrapped = variables.getOrDefault(component.getGenericType(), component.getType());
                addFields(schema, (Class<?>) unwrapped, request, variables);
            } else {
                schema.addProperty(field.name(), ofField(field, request, variables));
                boolean omitted = component.getAccessor().isAnnotationPresent(JsonInclude.class) || isMark(component);
                if (request ? field.required() : !omitted) {
                    schema.addRequiredItem(field.name());
                }
            }
        }
    }

    private static boolean isMark(RecordComponent component) {
        var type = component.getDeclaringRecord();
        String name = component.getName().toLowerCase(Locale.ROOT);
        return (ShowsSuppression.class.isAssignableFrom(type) && name.endsWith("suppressed"))
                || (ShowsErasure.class.isAssignableFrom(type) && name.equals("erased"));
    }

    private Schema<?> reference(String name, Supplier<Schema<?>> create) {
        if (!components.containsKey(name)) {
            components.put(name, new JsonSchema());
            components.put(name, create.get());
        }
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    /** The simple name; that of a nested class begins with the name of the class around it. */
    static String nameOf(Class<?> type) {
        var around = type.getEnclosingClass();
        if (around == null) {
            return type.getSimpleName();
        }
        String prefix = around.getSimpleName().replaceAll("(Query)?Controller$|Events$|Answer$", "");
        return type.getSimpleName().contains(prefix) ? type.getSimpleName() : prefix + type.getSimpleName();
    }

    static JsonSchema oneOf(List<String> values) {
        var schema = typed("string");
        values.forEach(schema::addEnumItemObject);
        return schema;
    }

    static JsonSchema typed(String type) {
        var schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.getTypes() == null && schema.get$ref() == null && schema.getAnyOf() == null) {
            // Anything is allowed, null too.
            return schema;
        }
        if (schema.getTypes() == null) {
            return new JsonSchema().anyOf(List.of(schema, typed("null")));
        }
        var types = new LinkedHashSet<>(schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        if (schema.getEnum() != null) {
            @SuppressWarnings("unchecked")
            var values = (List<@Nullable Object>) schema.getEnum();
            values.add(null);
        }
        return schema;
    }
}
