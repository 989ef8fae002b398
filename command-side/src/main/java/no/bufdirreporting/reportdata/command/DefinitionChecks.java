package no.bufdirreporting.reportdata.command;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Checks the rules between the fields of a definition file. Runs before the file is bound to a record, so that its errors
 * are found even if binding fails.
 */
final class DefinitionChecks {

    private static final StringNode ALL = StringNode.valueOf(DefinitionFile.ALL);

    private final FieldErrors errors;
    private final Map<String, String> sectionsById = new HashMap<>();
    private final Map<String, String> fieldsByKey = new HashMap<>();

    DefinitionChecks(FieldErrors errors) {
        this.errors = errors;
    }

    void check(ObjectNode definition) {
        boolean hasOrganizations = definition.hasNonNull("organizations");
        if (isDefault(definition) == hasOrganizations) {
            errors.add(
                    "organizations",
                    hasOrganizations
                            ? "cannot be combined with default: true, which is for all that no definition names"
                            : "is required unless there is default: true");
        }
        forEach(definition, "", "sections", (section, path) -> {
            requireUnique(sectionsById, section, path, "id");
            forEach(section, path + ".", "fields", (field, fieldPath) -> {
                requireUnique(fieldsByKey, field, fieldPath, "key");
                checkActivityTypes(field, fieldPath + ".activity_types");
            });
        });
        forEach(definition, "", "rules", this::checkRule);
    }

    /** Runs when all fields are known. */
    private void checkRule(JsonNode rule, String path) {
        requireField(rule, path, "field");
        requireField(rule, path, "at_most");
        if (rule.isObject() && rule.hasNonNull("at_most") == rule.hasNonNull("change_over_percent")) {
            errors.add(path, "must have either at_most or change_over_percent");
        }
        if (rule.hasNonNull("at_most") && rule.path("at_most").equals(rule.path("field"))) {
            errors.add(path + ".at_most", "must be another field");
        }
    }

    private void requireField(JsonNode rule, String path, String name) {
        String key = rule.path(name).stringValue("");
        if (!key.isBlank() && !fieldsByKey.containsKey(key)) {
            errors.add(path + "." + name, "is the key of no field");
        }
    }

    static boolean isDefault(ObjectNode definition) {
        return definition.path("default").booleanValue(false);
    }

    private static void forEach(JsonNode parent, String path, String list, BiConsumer<JsonNode, String> check) {
        var elements = parent.path(list);
        for (int i = 0; elements.isArray() && i < elements.size(); i++) {
            check.accept(elements.get(i), "%s%s[%s]".formatted(path, list, i));
        }
    }

    private void requireUnique(Map<String, String> earlier, JsonNode element, String path, String name) {
        String id = element.path(name).stringValue("");
        String other = id.isBlank() ? null : earlier.putIfAbsent(id, path);
        if (other != null) {
            errors.add(path + "." + name, "is that of %s too".formatted(other));
        }
    }

    /** Replaces {@code all} by a list, for binding; rejects {@code all} within a list. */
    private void checkActivityTypes(JsonNode field, String path) {
        var types = field.path("activity_types");
        if (types.equals(ALL)) {
            ((ObjectNode) field).putArray("activity_types").add(ALL);
        } else if (types.isString()) {
            errors.add(path, "must be an array, or all");
        } else if (types.isArray() && types.valueStream().anyMatch(ALL::equals)) {
            errors.add(path, "must not have all beside other types, nor in brackets");
        }
    }
}
