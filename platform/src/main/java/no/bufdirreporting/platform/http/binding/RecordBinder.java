package no.bufdirreporting.platform.http.binding;

import java.util.Optional;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Binds a JSON object to a record, field by field, and collects every error. */
public final class RecordBinder {

    private final Constraints constraints = new Constraints();
    private final ValueReader values = new ValueReader(this);

    /**
     * Adds every error that it finds. A field that already has an error is not checked.
     *
     * @return null if there is any error
     */
    public <T> @Nullable T bind(Class<T> type, JsonNode source, FieldErrors errors) {
        return type.cast(bind(type, source, "", errors));
    }

    @Nullable
    Object bind(Class<?> type, JsonNode source, String path, FieldErrors errors) {
        var alternatives = Alternatives.of(type);
        var records = alternatives.matching(source, path, errors);
        // If several records are possible, all are checked, so that every error is found.
        Object[] arguments = {};
        for (var record : records) {
            arguments = arguments(record, source, path, errors);
        }
        var known = alternatives.names();
        for (String name : source.propertyNames()) {
            if (!known.contains(name) && !alternatives.ignores(name)) {
                errors.add(
                        path + name,
                        known.isEmpty() ? "is unknown" : "is unknown; known are " + String.join(", ", known));
            }
        }
        return errors.count() == 0 ? RecordShape.of(records.getFirst()).create(arguments) : null;
    }

    private Object[] arguments(Class<?> type, JsonNode source, String path, FieldErrors errors) {
        return RecordShape.of(type).fields().stream()
                .map(field -> field.isPaging()
                        ? paging(field, source, path, errors)
                        : argument(type, field, source.get(field.name()), path + field.name(), errors))
                .toArray();
    }

    private @Nullable Object argument(
            Class<?> type, Field field, @Nullable JsonNode value, String name, FieldErrors errors) {
        if (errors.contains(name)) {
            return null;
        }
        int before = errors.count();
        Object read = read(field, value, name, errors);
        // A field that was cleared has no content to check; constraints such as NotBlank would reject it.
        if (read != null && !Optional.empty().equals(read) && errors.count() == before) {
            constraints.check(type, field.property(), read, name, errors);
        }
        return read;
    }

    private @Nullable Object read(Field field, @Nullable JsonNode value, String name, FieldErrors errors) {
        if (value == null || (value.isNull() && !field.optional())) {
            if (value != null) {
                errors.add(name, "must not be null");
            } else if (field.required()) {
                errors.add(name, "is required");
            }
            return null;
        }
        if (!field.optional()) {
            return values.read(value, field.type(), name, errors);
        }
        return value.isNull() ? Optional.empty() : Optional.ofNullable(values.read(value, field.type(), name, errors));
    }

    private @Nullable Paging paging(Field field, JsonNode source, String path, FieldErrors errors) {
        int before = errors.count();
        Object[] arguments = arguments(PagingParameters.class, source, path, errors);
        return errors.count() == before
                ? ((PagingParameters) RecordShape.of(PagingParameters.class).create(arguments))
                        .toPaging(field.sortedBy(), source, errors)
                : null;
    }
}
