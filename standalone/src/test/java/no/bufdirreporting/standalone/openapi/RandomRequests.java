package no.bufdirreporting.standalone.openapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import no.bufdirreporting.standalone.openapi.ApiDocument.ApiOperation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes random requests from the description of the API: some as described, most of them nearly so or hostile. */
public final class RandomRequests {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 5;
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "0",
            "-1",
            "1e400",
            "2024",
            "rp-2024-q4",
            "2024-13",
            "2024-02-30",
            "2026-01-15T10:30:00Z",
            "2024-11-30T12:00:00+01:00",
            "9999-12-31T23:59:59Z",
            "-0001-01-01",
            "x".repeat(201),
            "y".repeat(5_000),
            "\u0000",
            "\u200b",
            "\uD83D\uDE00",
            "a\u030a",
            "\u202etxt",
            "' OR 1=1 --",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "<script>",
            "%00",
            "%",
            "../../etc/passwd",
            "a;b",
            "a\\b",
            "*",
            "\"0\"",
            "W/\"0\"",
            "true",
            "region",
            "completed",
            "\t",
            "æøå");
    private static final List<String> HEADERS = List.of(
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Prefer",
            "Last-Event-ID",
            "X-Actor",
            "X-Request-Id",
            "traceparent",
            "Accept",
            "Accept-Language",
            "Content-Type",
            "Range",
            "Authorization");
    private static final List<String> HEADER_VALUES = List.of(
            "*",
            "\"0\"",
            "\"7\", \"0\"",
            "W/\"1\"",
            "x",
            "respond-async",
            "handling=strict",
            "-1",
            "99999999999999999999",
            "application/json",
            "text/html",
            "text/csv",
            "*/*;q=x",
            "bytes=0-0",
            "Bearer x",
            "key-" + "k".repeat(300));

    private final Random random;
    private final ApiDocument document;
    private final List<ApiOperation> operations;
    private final List<String> ids;

    /** @param ids of things that exist, which some requests name */
    public RandomRequests(long seed, ApiDocument document, List<String> ids) {
        this.random = new Random(seed);
        this.document = document;
        this.operations = document.operations();
        this.ids = ids;
    }

    /** A request; the headers alternate between names and values. */
    public record RandomRequest(
            String method, String target, @Nullable String body, String[] headers) {

        @Override
        public String toString() {
            return "%s %s %s %s".formatted(method, target, List.of(headers), body);
        }
    }

    public RandomRequest next() {
        var operation = any(operations);
        String method = chance(15) ? any(METHODS) : operation.method();
        var headers = new ArrayList<String>();
        // A stream would not end.
        if (operation.json().toString().contains("text/event-stream")) {
            headers.addAll(List.of("Accept", "application/json"));
        }
        while (chance(30)) {
            headers.addAll(List.of(any(HEADERS), any(HEADER_VALUES)));
        }
        headers.removeIf(it -> it.equals("text/event-stream"));
        return new RandomRequest(
                method, path(operation) + query(operation), body(operation), headers.toArray(String[]::new));
    }

    private String path(ApiOperation operation) {
        String path = operation.path();
        while (path.contains("{")) {
            path = path.replaceFirst("\\{\\w+}", encoded(chance(50) ? any(ids) : any(TEXTS)));
        }
        return path;
    }

    private String query(ApiOperation operation) {
        var parts = new ArrayList<String>();
        operation
                .json()
                .required("parameters")
                .valueStream()
                .filter(it -> it.required("in").stringValue().equals("query"))
                .filter(it -> chance(it.path("required").asBoolean(false) ? 90 : 25))
                .forEach(it -> parts.add(it.required("name").stringValue() + "="
                        + encoded(text(chance(60) ? value(it.required("schema"), 0) : JSON.stringNode(any(TEXTS))))));
        if (chance(5)) {
            parts.add(encoded(any(TEXTS)) + "=" + encoded(any(TEXTS)));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private @Nullable String body(ApiOperation operation) {
        var schema = operation.json().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return chance(10) ? any(TEXTS) : null;
        }
        if (chance(5)) {
            return any(TEXTS);
        }
        String body = value(schema, 0).toString();
        return chance(5) ? body.substring(0, random.nextInt(body.length())) : body;
    }

    /** A value of the schema, or of none. */
    private JsonNode value(JsonNode maybeReference, int depth) {
        if (chance(8) || depth > DEEPEST) {
            return anything(depth);
        }
        var schema = document.resolved(maybeReference);
        var alternatives = Stream.of("oneOf", "anyOf")
                .flatMap(it -> schema.path(it).valueStream())
                .toList();
        if (!alternatives.isEmpty()) {
            return value(any(alternatives), depth);
        }
        if (schema.has("enum")) {
            return any(schema.get("enum").valueStream().toList());
        }
        String type = schema.path("type").isArray()
                ? any(schema.get("type").valueStream().toList()).stringValue()
                : schema.path("type").asString("");
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> JSON.numberNode(chance(80) ? random.nextInt(1, 100) : random.nextLong());
            case "number" -> JSON.numberNode(chance(80) ? random.nextInt(400) / 4.0 : random.nextDouble() * 1e12);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> JSON.stringNode(string(schema));
        };
    }

    private String string(JsonNode schema) {
        if (chance(20)) {
            return any(TEXTS);
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "20%02d-%02d-15T10:30:00Z".formatted(random.nextInt(20, 27), random.nextInt(1, 13));
            case "date" -> "20%02d-%02d-15".formatted(random.nextInt(20, 27), random.nextInt(1, 13));
            default -> patterned(schema.path("pattern").asString(""));
        };
    }

    /** Times and positions; generators of clients do not like alternatives of several formats. */
    private String patterned(String pattern) {
        if (pattern.contains("[0-9]{4}-")) {
            String day = "20%02d-%02d-15".formatted(random.nextInt(20, 27), random.nextInt(1, 13));
            return random.nextBoolean() && pattern.endsWith("?$") ? day : day + "T10:30:00Z";
        }
        return pattern.startsWith("^[0-9]+") ? Integer.toString(random.nextInt(50)) : any(ids);
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var object = JSON.objectNode();
        var required =
                schema.path("required").valueStream().map(JsonNode::stringValue).toList();
        schema.path("properties")
                .propertyStream()
                .filter(it -> chance(required.contains(it.getKey()) ? 95 : 40))
                .forEach(it -> object.set(it.getKey(), value(it.getValue(), depth + 1)));
        if (schema.path("additionalProperties").isObject() || chance(5)) {
            object.set(any(TEXTS), anything(depth));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        var array = JSON.arrayNode();
        while (chance(60)) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > DEEPEST ? 5 : 7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(-300, 300)));
            case 4 -> JSON.stringNode(any(TEXTS));
            case 5 -> JSON.arrayNode().add(anything(depth + 1));
            default -> JSON.objectNode().set(any(TEXTS), anything(depth + 1));
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The description with which a problem is checked. */
    public static JsonNode problemSchema() {
        return JsonMapper.shared().readTree("{\"$ref\": \"#/components/schemas/Problem\"}");
    }
}
