package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the published API documents, sent as printed and to the canonical paths. */
class SeedTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Api API = SystemUnderTest.api();

    /** Others record activities of the contact in the examples, at the same time. */
    private static final String CONTACT = "contact-8821-" + UUID.randomUUID();

    @BeforeAll
    static void createTheDataOfTheExamples() {
        for (String category : List.of("foreldre_barn", "ungdom", "eldre", "funksjonsnedsettelse")) {
            Given.activity(API, "org-bufdir-42", "category", category, "hours", 0.5);
        }
        for (String chapter : List.of("chapter-stavanger", "chapter-oslo")) {
            anActivity(chapter);
        }
        for (String month : List.of("2024-11", "2025-02")) {
            for (String chapter : List.of("lc-oslo-nord", "lc-bergen", "chapter-stavanger")) {
                Given.activity(
                        API,
                        "org-bufdir-42",
                        "chapter_id",
                        chapter,
                        "submitted_at",
                        month + "-05T12:00:00Z",
                        "participant_count",
                        1_000);
            }
        }
        aDistribution("rp-2024-q4", "region");
        Given.completedAggregation(API, "org-bufdir-42", "rp-2024-q4");
    }

    /** The documented resources, and the status of a POST to each. */
    private enum Resource {
        ACTIVITIES(Given.ACTIVITIES, "activity_id", 201, "\"0\""),
        AGGREGATIONS(Given.AGGREGATIONS, "id", 202, "\"0\""),
        DISTRIBUTIONS(Given.DISTRIBUTIONS, "id", 201, "\"1\"");

        private final String path;
        private final String id;
        private final int created;
        private final String etag;

        Resource(String path, String id, int created, String etag) {
            this.path = path;
            this.id = id;
            this.created = created;
            this.etag = etag;
        }

        static Resource of(String path) {
            return Stream.of(values())
                    .filter(it -> path.startsWith(it.path))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Records an activity newer than those of other tests, so that it is first in unfiltered lists. */
    @BeforeEach
    void recordTheNewestActivity() {
        Given.activity(
                API,
                "org-bufdir-42",
                "submitted_at",
                Instant.now().plusSeconds(60).toString().substring(0, 19) + "Z",
                "description",
                "Newest");
    }

    /** Of the contact whose activities are asked for. */
    private static Answer anActivity(String chapter) {
        return API.post(
                        Given.ACTIVITIES,
                        object(
                                "contact_id",
                                CONTACT,
                                "chapter_id",
                                chapter,
                                "activity_type",
                                "volunteer_hours",
                                "submitted_at",
                                "2026-03-25T10:00:00Z",
                                "hours",
                                4,
                                "description",
                                "Community garden cleanup"))
                .expect(201);
    }

    private static Answer aDistribution(String period, String breakdownType) {
        return API.post(
                        Given.DISTRIBUTIONS,
                        object("org_id", "org-bufdir-42", "period_id", period, "breakdown_type", breakdownType))
                .expect(201);
    }

    static Stream<Arguments> examples() throws IOException {
        return Stream.of(
                        examples("004-activities"),
                        examples("001-bufdir-aggregations"),
                        examples("000-geographic-distributions"))
                .flatMap(it -> it);
    }

    static Stream<Arguments> examples(String seed) throws IOException {
        try (var file = Objects.requireNonNull(SeedTest.class.getResourceAsStream("/seeds/" + seed + ".json"))) {
            return JSON
                    .readTree(file)
                    .valueStream()
                    .flatMap(example -> Stream.of(true, false).map(asPrinted -> {
                        String printed = example.required("path").stringValue();
                        String path = asPrinted ? printed : printed.replaceFirst("^(/api/v1/[^/]+)\\1", "$1");
                        String name = example.required("method").stringValue() + " " + path;
                        return Arguments.of(Named.of(name, path), example);
                    }))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isAnsweredWithEveryFieldOfTheDocumentInItsType(String path, JsonNode example) {
        String method = example.required("method").stringValue();
        var resource = Resource.of(path);
        String id = path.contains("/:id") ? existing(resource, example) : "";
        var request = example.get("request");

        var answer = API.send(
                method,
                path.replace(":id", id).replace(":contactId", CONTACT) + requiredParameters(path),
                request == null ? null : request.toString());

        answer.expect(method.equals("POST") ? resource.created : 200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertShape(answer.json(), example.required("response"), "");
        assertHeaders(answer, method, path, resource);
        if (request != null) {
            request.propertyStream()
                    .filter(it -> example.required("response").has(it.getKey()))
                    .forEach(it -> assertThat(answer.json().get(it.getKey())).isEqualTo(it.getValue()));
        }
        if (!id.isEmpty()) {
            assertThat(answer.at("/" + resource.id).asString(id)).isEqualTo(id);
        }
    }

    private static String existing(Resource resource, JsonNode example) {
        var response = example.required("response");
        return switch (resource) {
            case ACTIVITIES -> anActivity("chapter-bergen").text("activity_id");
            case AGGREGATIONS ->
                Given.completedAggregation(API, "org-bufdir-42", "rp-2024-q4").text("id");
            case DISTRIBUTIONS ->
                aDistribution(
                                response.path("period_id").asString("rp-2024-q4"),
                                response.path("breakdown_type").asString("region"))
                        .text("id");
        };
    }

    /** The documents print these paths without their required parameters. */
    private static String requiredParameters(String path) {
        return path.contains("/by-region") || path.contains("/by-local-chapter")
                ? "?org_id=org-bufdir-42&period_id=rp-2024-q4"
                : "";
    }

    private static void assertHeaders(Answer answer, String method, String path, Resource resource) {
        if (method.equals("POST")) {
            String created = answer.header("Location");
            assertThat(created).isEqualTo(resource.path + "/" + answer.text(resource.id));
            assertThat(answer.header("ETag")).isEqualTo(resource.etag);
            API.get(created).expect(200);
        }
        if (answer.json().has("pagination")) {
            assertThat(answer.header("Link")).contains("rel=\"first\"", "rel=\"last\"");
        }
        if (path.endsWith("/:id")) {
            assertThat(answer.header("ETag")).matches("\"\\d+\"");
        }
    }

    static void assertShape(JsonNode actual, JsonNode documented, String where) {
        assertThat(actual.getNodeType()).as("type of '%s' in %s", where, actual).isEqualTo(documented.getNodeType());
        documented.propertyStream().forEach(field -> {
            assertThat(actual.has(field.getKey()))
                    .as("'%s/%s' is there in %s", where, field.getKey(), actual)
                    .isTrue();
            assertShape(actual.get(field.getKey()), field.getValue(), where + "/" + field.getKey());
        });
        if (documented.isArray() && !documented.isEmpty()) {
            assertThat(actual.isEmpty()).as("'%s' is empty", where).isFalse();
            actual.valueStream()
                    .limit(documented.size())
                    .forEach(element -> assertShape(element, documented.get(0), where + "/0"));
        }
    }
}
