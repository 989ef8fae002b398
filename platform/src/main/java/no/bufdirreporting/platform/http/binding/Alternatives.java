package no.bufdirreporting.platform.http.binding;

import java.util.List;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import tools.jackson.databind.JsonNode;

/**
 * The records that a request may be bound to: one, or those that a sealed interface permits. They are told apart by their
 * own fields, which are those that not all of them have.
 */
record Alternatives(List<Class<?>> records) {

    static Alternatives of(Class<?> type) {
        return new Alternatives(type.isSealed() ? List.of(type.getPermittedSubclasses()) : List.of(type));
    }

    List<String> names() {
        return records.stream()
                .flatMap(it -> RecordShape.of(it).names().stream())
                .distinct()
                .toList();
    }

    /** The one record whose own fields the source names; else all of them, and the errors say what is wrong. */
    List<Class<?>> meant(JsonNode source, String path, FieldErrors errors) {
        if (records.size() == 1) {
            return records;
        }
        var named = records.stream()
                .filter(it -> own(it).stream().anyMatch(field -> isNamed(field, source)))
                .toList();
        if (named.size() == 1) {
            return named;
        }
        for (var record : records) {
            if (named.isEmpty()) {
                own(record).stream()
                        .filter(Field::required)
                        .forEach(it -> errors.add(
                                path + it.name(), "is required unless %s is given".formatted(others(record))));
            } else {
                own(record).stream()
                        .filter(it -> isNamed(it, source))
                        .forEach(it ->
                                errors.add(path + it.name(), "cannot be combined with %s".formatted(others(record))));
            }
        }
        return records;
    }

    private List<Field> own(Class<?> record) {
        return RecordShape.of(record)
                .flat()
                .filter(field -> records.stream()
                        .anyMatch(it -> !RecordShape.of(it).names().contains(field.name())))
                .toList();
    }

    private String others(Class<?> record) {
        return records.stream()
                .filter(it -> it != record)
                .map(it -> own(it).stream()
                        .filter(Field::required)
                        .map(Field::name)
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(" or "));
    }

    private static boolean isNamed(Field field, JsonNode source) {
        return source.hasNonNull(field.name());
    }
}
