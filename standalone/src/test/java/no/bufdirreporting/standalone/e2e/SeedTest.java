package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the published API documents, sent as they are printed and at their canonical paths. */
class SeedTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Api API = SystemUnderTest.api();

    @BeforeAll
    static void prepareWhatTheExamplesRead() {
        for (String category : List.of("foreldre_barn", "ungdom", "eldre", "funksjonsnedsettelse")) {
            Given.activity(API, "org-bufdir-42", "category", category, "hours", 0.5);
        }
        for (String chapter : List.of("chapter-stavanger", "chapter-oslo")) {
            anActivity(chapter);
        }
        existing(false);
    }

    /** Newer than whatever other tests have left in the lists of everything. */
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

    /** Of the contact that the examples ask about. */
    private static Answer anActivity(String chapter) {
        return API.post(
                        Given.ACTIVITIES,
                        object(
                                "contact_id", "contact-8821",
                                "chapter_id", chapter,
                                "activity_type", "volunteer_hours",
                                "submitted_at", "2026-03-25T10:00:00Z",
                                "hours", 4,
                                "description", "Community garden cleanup"))
                .expect(201);
    }

    static Stream<Arguments> examples() throws IOException {
        return Stream.concat(examples("004-activities"), examples("001-bufdir-aggregations"));
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
        boolean activities = path.startsWith(Given.ACTIVITIES);
        String id = path.contains("/:id") ? existing(activities) : "";
        var request = example.get("request");

        var answer = API.send(
                method,
                path.replace(":id", id).replace(":contactId", "contact-8821"),
                request == null ? null : request.toString());

        answer.expect(expectedStatus(method, activities));
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertShape(answer.json(), example.required("response"), "");
        assertHeaders(answer, method, path, activities);
        if (request != null) {
            request.propertyStream()
                    .filter(it -> example.required("response").has(it.getKey()))
                    .forEach(it -> assertThat(answer.json().get(it.getKey())).isEqualTo(it.getValue()));
        }
        if (!id.isEmpty()) {
            assertThat(answer.at(activities ? "/activity_id" : "/id").asString(id))
                    .isEqualTo(id);
        }
    }

    private static String existing(boolean activities) {
        return activities
                ? anActivity("chapter-bergen").text("activity_id")
                : Given.completedAggregation(API, "org-bufdir-42", "rp-2024-q4").text("id");
    }

    private static int expectedStatus(String method, boolean activities) {
        return method.equals("POST") ? activities ? 201 : 202 : 200;
    }

    private static void assertHeaders(Answer answer, String method, String path, boolean activities) {
        if (method.equals("POST")) {
            String created = answer.header("Location");
            assertThat(created)
                    .isEqualTo(
                            activities
                                    ? Given.ACTIVITIES + "/" + answer.text("activity_id")
                                    : Given.AGGREGATIONS + "/" + answer.text("id"));
            assertThat(answer.header("ETag")).isEqualTo("\"0\"");
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
