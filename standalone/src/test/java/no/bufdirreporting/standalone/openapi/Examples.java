package no.bufdirreporting.standalone.openapi;

import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the published API documents, which the tests have as resources, and of {@code operations.yml}. */
final class Examples {

    private static final int ACCEPTED = 202;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<JsonNode> SEEDS = Stream.of(
                    "000-geographic-distributions",
                    "001-bufdir-aggregations",
                    "002-bufdir-aggregation-ranges",
                    "003-aggregated-report-data",
                    "004-activities")
            .flatMap(Examples::read)
            .toList();

    private Examples() {}

    static Content content(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
    }

    /** Adds examples to the only media type. */
    static void add(Content content, List<?> examples) {
        var media = content.values().iterator().next();
        for (int i = 0; i < examples.size(); i++) {
            media.addExamples("example-" + (i + 1), new Example().value(examples.get(i)));
        }
    }

    static List<?> ofRequest(Endpoint endpoint, OperationNotes.Note note) {
        @Nullable Object given = note.get("example");
        return given == null ? ofSeeds(endpoint, "request") : List.of(given);
    }

    /** Of the answers with a status, where there are several successful ones. */
    static List<?> ofResponse(Endpoint endpoint, int status, Set<Integer> statuses) {
        return ofSeeds(endpoint, "response").stream()
                .filter(it -> statusOf(it, statuses) == status)
                .toList();
    }

    /** The data of events, as they are written to a stream. */
    static List<?> ofStream(Endpoint endpoint) {
        return SEEDS.stream()
                .filter(it -> isOf(endpoint, it))
                .map(it -> it.required("response"))
                .map(it -> "id: 42\nevent: %s\ndata: %s\n\n"
                        .formatted(it.required("event").stringValue(), it))
                .toList();
    }

    private static int statusOf(Object answer, Set<Integer> statuses) {
        boolean processing = answer instanceof Map<?, ?> object && object.containsValue("processing");
        return processing && statuses.contains(ACCEPTED) ? ACCEPTED : Collections.min(statuses);
    }

    private static List<?> ofSeeds(Endpoint endpoint, String part) {
        return SEEDS.stream()
                .filter(it -> isOf(endpoint, it))
                .filter(it -> it.has(part))
                .map(it -> JSON.convertValue(it.get(part), Object.class))
                .toList();
    }

    private static boolean isOf(Endpoint endpoint, JsonNode example) {
        return endpoint.method().equals(example.required("method").stringValue())
                && endpoint.path().equals(path(example));
    }

    private static String path(JsonNode example) {
        return example.required("path")
                .stringValue()
                .replaceFirst("^(/api/v1/[^/]+)\\1", "$1")
                .replaceAll(":(\\w+)", "{$1}");
    }

    private static Stream<JsonNode> read(String seed) {
        try (var in = new ClassPathResource("seeds/" + seed + ".json").getInputStream()) {
            return JSON.readTree(in).valueStream().toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
