package no.bufdirreporting.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed description of the API, as tests use it. */
public final class ApiDocument {

    private final ObjectNode document;

    public ApiDocument() {
        try (var in = new ClassPathResource("static/openapi.json").getInputStream()) {
            document = (ObjectNode) JsonMapper.shared().readTree(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        document.required("components").required("schemas").forEach(ApiDocument::close);
    }

    /** Lets no field pass that is not described. */
    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    /** One described operation. */
    public record ApiOperation(String method, String path, JsonNode json) {

        public boolean isForAuditors() {
            return json.has("security") && json.get("security").size() == 1;
        }

        /** The parameters of a place that are required. */
        public Stream<JsonNode> required(String place) {
            return json.required("parameters")
                    .valueStream()
                    .filter(it -> it.required("in").stringValue().equals(place)
                            && it.path("required").asBoolean(false));
        }

        /** The bodies of the examples of requests; empty if it takes no body. */
        public List<JsonNode> requests() {
            return json.at("/requestBody/content/application~1json/examples")
                    .valueStream()
                    .map(it -> it.required("value"))
                    .toList();
        }

        /** The example of a file that it takes; null if it takes none. */
        public @Nullable String file() {
            var example = json.at("/requestBody/content/text~1csv/examples/example-1/value");
            return example.isMissingNode() ? null : example.stringValue();
        }

        public JsonNode response(int status) {
            var response = json.required("responses").get(Integer.toString(status));
            assertThat(response)
                    .as("%s: the status %d is described", this, status)
                    .isNotNull();
            return response;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public List<ApiOperation> operations() {
        return document.required("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(it ->
                                new ApiOperation(it.getKey().toUpperCase(Locale.ROOT), path.getKey(), it.getValue())))
                .toList();
    }

    /** The description that a reference refers to, or the description itself. */
    public JsonNode resolved(JsonNode description) {
        return description.has("$ref")
                ? document.at(description.get("$ref").stringValue().substring(1))
                : description;
    }

    /** Asserts that a value is as its schema says, with no other fields. */
    public void assertValid(JsonNode value, JsonNode schema, Object where) {
        var whole = ((ObjectNode) schema).deepCopy();
        close(whole);
        whole.set("components", document.required("components"));
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value);
        assertThat(errors).as("%s: %s", where, value).isEmpty();
    }
}
