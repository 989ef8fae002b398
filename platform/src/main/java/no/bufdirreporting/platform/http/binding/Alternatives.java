package no.bufdirreporting.platform.http.binding;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import tools.jackson.databind.JsonNode;

/**
 * The records that a request may be bound to: one, or those that a sealed interface permits. A record is recognized by its
 * distinctive fields: those that not all of the records have.
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

    /** Whether the name is that of a field which only the server sets. */
    boolean ignores(String name) {
        return records.stream()
                .map(it -> it.getAnnotation(WriteBackOf.class))
                .filter(Objects::nonNull)
                .anyMatch(it -> name.equals(WriteBackOf.WARNINGS)
                        || RecordShape.of(it.value()).names().contains(name));
    }

    /** The only record that the source has distinctive fields of. Otherwise adds errors and returns all records. */
    List<Class<?>> matching(JsonNode source, String path, FieldErrors errors) {
        if (records.size() == 1) {
            return records;
        }
        var matching = records.stream()
                .filter(it -> distinctive(it).stream().anyMatch(field -> isIn(field, source)))
                .toList();
        if (matching.size() == 1) {
            var ofMatching = RecordShape.of(matching.getFirst()).names();
            names().stream()
                    .filter(name -> source.has(name) && !ofMatching.contains(name))
                    .forEach(name -> errors.add(path + name, "must not be null"));
            return matching;
        }
        for (var record : records) {
            if (matching.isEmpty()) {
                distinctive(record).stream()
                        .filter(Field::required)
                        .forEach(it -> errors.add(
                                path + it.name(), "is required unless %s is given".formatted(others(record))));
            } else {
                distinctive(record).stream()
                        .filter(it -> isIn(it, source))
                        .forEach(it ->
                                errors.add(path + it.name(), "cannot be combined with %s".formatted(others(record))));
            }
        }
        return records;
    }

    private List<Field> distinctive(Class<?> record) {
        return RecordShape.of(record)
                .flat()
                .filter(field -> records.stream()
                        .anyMatch(it -> !RecordShape.of(it).names().contains(field.name())))
                .toList();
    }

    private String others(Class<?> record) {
        return records.stream()
                .filter(it -> it != record)
                .map(it -> distinctive(it).stream()
                        .filter(Field::required)
                        .map(Field::name)
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(" or "));
    }

    private static boolean isIn(Field field, JsonNode source) {
        return source.hasNonNull(field.name());
    }
}
