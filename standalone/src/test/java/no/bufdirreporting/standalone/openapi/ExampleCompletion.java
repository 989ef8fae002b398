package no.bufdirreporting.standalone.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds to the examples of answers what the published API documents leave out: the fields that this system answers beside
 * theirs. A field that another example has gets its value; one that may be null is null.
 */
final class ExampleCompletion {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "#";

    private final JsonNode document;
    private final List<JsonNode> examples = new ArrayList<>();

    private ExampleCompletion(JsonNode document) {
        this.document = document;
        operations(document).forEach(it -> examples.addAll(it.findValues("examples")));
    }

    static void complete(JsonNode document) {
        var completion = new ExampleCompletion(document);
        operations(document)
                .flatMap(it -> it.required("responses").valueStream())
                .flatMap(it -> it.path("content").valueStream())
                .filter(it -> it.has("examples") && !it.has("x-itemSchema"))
                .forEach(content -> content.required("examples")
                        .valueStream()
                        .forEach(it -> completion.complete(it.required("value"), content.required("schema"))));
    }

    private static Stream<JsonNode> operations(JsonNode document) {
        return document.required("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private void complete(JsonNode value, JsonNode maybeReference) {
        var schema = alternative(value, resolved(maybeReference));
        if (value instanceof ObjectNode object) {
            schema.path("required").valueStream().map(JsonNode::stringValue).forEach(name -> {
                var property = resolved(schema.required("properties").required(name));
                if (!object.has(name)) {
                    object.set(name, missing(name, property, object));
                }
            });
            schema.path("properties").propertyStream().forEach(it -> {
                if (object.has(it.getKey())) {
                    complete(object.get(it.getKey()), it.getValue());
                }
            });
            if (schema.path("additionalProperties").isObject()) {
                object.valueStream().forEach(it -> complete(it, schema.get("additionalProperties")));
            }
        }
        if (value.isArray()) {
            value.valueStream().forEach(it -> complete(it, schema.required("items")));
        }
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? document.at(schema.get("$ref").stringValue().substring(REFERENCE.length()))
                : schema;
    }

    /** The alternative that knows most of the fields. */
    private JsonNode alternative(JsonNode value, JsonNode schema) {
        return Stream.of("anyOf", "oneOf")
                .flatMap(it -> schema.path(it).valueStream())
                .map(this::resolved)
                .min(Comparator.comparingLong(it -> unknown(value, it)))
                .orElse(schema);
    }

    private long unknown(JsonNode value, JsonNode maybeReference) {
        var schema = resolved(maybeReference);
        if (value.isArray()) {
            return value.valueStream()
                    .mapToLong(it -> unknown(it, schema.path("items")))
                    .sum();
        }
        return value.propertyStream()
                .mapToLong(it -> schema.path("properties").has(it.getKey())
                        ? unknown(it.getValue(), schema.required("properties").get(it.getKey()))
                        : 1)
                .sum();
    }

    private JsonNode missing(String name, JsonNode property, ObjectNode object) {
        if (isNullable(property)) {
            return JSON.nullNode();
        }
        var allowed = property.path("enum");
        if (allowed.isArray()) {
            return allowed.valueStream()
                    .filter(it ->
                            object.propertyNames().stream().anyMatch(key -> key.startsWith(it.stringValue() + "_")))
                    .findFirst()
                    .or(() -> elsewhere(name, property)
                            .filter(it -> contains(allowed, it))
                            .findFirst())
                    .orElse(allowed.get(0));
        }
        return elsewhere(name, property).findFirst().orElseGet(() -> any(property));
    }

    private static boolean isNullable(JsonNode property) {
        return StreamSupport.stream(property.findValues("type").spliterator(), false)
                .anyMatch(it -> it.toString().contains("\"null\""));
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        return values.valueStream().anyMatch(value::equals);
    }

    private Stream<JsonNode> elsewhere(String name, JsonNode property) {
        return examples.stream()
                .flatMap(it -> it.findValues(name).stream())
                .filter(it -> it.isValueNode() && isOfType(it, property));
    }

    private static boolean isOfType(JsonNode value, JsonNode property) {
        return switch (property.path("type").asString("")) {
            case "string" -> value.isString();
            case "integer", "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> !value.isNull();
        };
    }

    private JsonNode any(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "integer", "number" -> JSON.numberNode(0);
            case "boolean" -> JSON.booleanNode(true);
            case "array" -> JSON.arrayNode();
            case "object" -> filled(schema);
            default ->
                JSON.stringNode(
                        switch (schema.path("format").asString("")) {
                            case "date-time" -> "2026-03-26T09:00:00Z";
                            case "date" -> "2026-03-26";
                            default -> "…";
                        });
        };
    }

    private ObjectNode filled(JsonNode schema) {
        var object = JSON.objectNode();
        complete(object, schema);
        return object;
    }
}
