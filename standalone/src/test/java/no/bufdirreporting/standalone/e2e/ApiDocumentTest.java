package no.bufdirreporting.standalone.e2e;

import static java.util.Map.entry;
import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.bufdirreporting.standalone.openapi.ApiDocument;
import no.bufdirreporting.standalone.openapi.ApiDocument.ApiOperation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the API's description are sent, and the answers are as it says. */
class ApiDocumentTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Api API = SystemUnderTest.api();
    private static final ApiDocument DOCUMENT = new ApiDocument();
    private static final String ORG = "org-bufdir-42";
    private static final String SUBMISSIONS = Given.AGGREGATIONS + "/submitted-periods";

    /**
     * Operations that another test may have made impossible: the job has ended, the period is submitted, or an import of the
     * organization is running.
     */
    private static final Set<String> MAY_COME_TOO_LATE = Set.of(
            "DELETE /api/v1/audit/jobs/{id}",
            "DELETE /api/v1/contacts/{contactId}/personal-data",
            "DELETE " + Imports.PATH + "/{id}",
            "DELETE " + Imports.CHAPTERS + "/{id}",
            "POST " + SUBMISSIONS);

    /** What each path is about, created when a request needs it. */
    private static final List<Entry<String, Supplier<String>>> IDS = List.of(
            entry(Imports.PATH, () -> Imports.ofAWrongRow(API).text("import_id")),
            entry(Imports.CHAPTERS, () -> Imports.ofAWrongChapter(API).text("import_id")),
            entry(SUBMISSIONS, () -> submission().text("submitted_period_id")),
            entry(Given.ACTIVITIES, () -> Given.activity(API, ORG).text("activity_id")),
            entry(Given.AGGREGATIONS, ApiDocumentTest::aggregationWithTwoRuns),
            entry(Given.DISTRIBUTIONS, ApiDocumentTest::distributionWithTwoRuns),
            entry(Reports.PATH + "/jobs", () -> report().text("job_id")),
            entry(Reports.PATH, () -> report().text("snapshot_id")),
            entry("/api/v1/audit/history", () -> Given.activity(API, ORG).text("activity_id")),
            entry(
                    "/api/v1/audit/jobs",
                    () -> Jobs.start(API, "verifications").expect(202).text("job_id")),
            entry("/api/v1/organizations", () -> Given.organization(API)),
            entry("/api/v1/chapters", () -> Given.chapter(API, ORG)),
            entry("/api/v1/reporting-periods", ApiDocumentTest::period));

    private static Answer categories;

    private static final Map<String, String> CREATED = new HashMap<>();

    @BeforeAll
    static void rememberTheCategories() {
        categories = API.get("/api/v1/categories").expect(200);
        // So that there is a last one, if only that of another run.
        submitted(ORG, "2022-q3");
    }

    @AfterAll
    static void restoreTheCategories() {
        API.put("/api/v1/categories", object("categories", JSON.convertValue(categories.at("/categories"), Map.class)))
                .expect(200);
    }

    private static Answer submission() {
        return submitted(Given.organization(API), "2024-q4").expect(201);
    }

    private static Answer submitted(String org, String period) {
        return API.post(SUBMISSIONS, object("org_id", org, "period_id", period, "submitted_by", "somebody"));
    }

    private static String aggregationWithTwoRuns() {
        String id = Given.completedAggregation(API, ORG, "rp-2024-q4").text("id");
        API.put(
                        Given.AGGREGATIONS + "/" + id,
                        object("org_id", ORG, "reporting_period_id", "rp-2024-q4", "force_refresh", true))
                .expect(200);
        return id;
    }

    private static String distributionWithTwoRuns() {
        String id = API.post(
                        Given.DISTRIBUTIONS,
                        object("org_id", ORG, "period_id", "rp-2025-q1", "breakdown_type", "local_chapter"))
                .expect(201)
                .text("id");
        API.put(Given.DISTRIBUTIONS + "/" + id, object("org_id", ORG, "period_id", "rp-2025-q1", "force_refresh", true))
                .expect(200);
        return id;
    }

    private static Answer report() {
        String id = Reports.aggregated(API, "org-1042", "2024").text("snapshot_id");
        API.put(Reports.PATH + "/" + id, object("invalidate_cache", true, "reason", "Test"))
                .expect(202);
        return Reports.valid(API, id);
    }

    private static String period() {
        String id = Given.unique("period");
        API.put("/api/v1/reporting-periods/" + id, object("start", "2024-01-01", "end", "2024-02-01"))
                .expect(201);
        return id;
    }

    static Stream<Arguments> examples() {
        return DOCUMENT.operations().stream()
                .filter(it -> !it.json().toString().contains("text/event-stream"))
                // They would stop what other tests use at this moment; PausedProcessorTest sends them.
                .filter(it -> !it.path().startsWith("/api/v1/admin/processors/"))
                .flatMap(operation -> operation.requests().isEmpty()
                        ? Stream.of(Arguments.of(operation, null))
                        : operation.requests().stream().map(body -> Arguments.of(operation, body)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsAnsweredAsDescribed(ApiOperation operation, @Nullable JsonNode body) {
        String target = path(operation, body) + query(operation);
        assertDescribed(operation, send(operation, target, body));
        if (operation.method().equals("PUT")
                && operation.json().required("responses").has("201")) {
            // What it created is there now.
            assertDescribed(operation, send(operation, target, body));
        }
    }

    private static void assertDescribed(ApiOperation operation, Answer answer) {
        var description = DOCUMENT.resolved(operation.response(answer.status()));
        assertThat(answer.status())
                .as("%s: %s", operation, answer.body())
                .isBetween(200, MAY_COME_TOO_LATE.contains(operation.toString()) ? 409 : 299);
        assertHeaders(operation, answer, description);
        var content =
                description.required("content").propertyStream().findFirst().orElseThrow();
        assertThat(answer.header("Content-Type")).startsWith(content.getKey());
        bodies(answer, content.getKey()).forEach(it -> DOCUMENT.assertValid(it, schema(content.getValue()), operation));
    }

    private static Answer send(ApiOperation operation, String target, @Nullable JsonNode body) {
        String[] token = operation.isForAuditors() ? Jobs.AUDITOR : new String[0];
        String file = operation.file();
        var answer = file == null
                ? API.send(operation.method(), target, body == null ? null : body.toString(), token)
                : API.send(operation.method(), target, file, "Content-Type", "text/csv");
        if (operation.path().startsWith("/api/v1/audit/") && answer.body().startsWith("{\"job_id\"")) {
            awaitEnd(answer.text("job_id"));
        }
        return answer;
    }

    /** One job at a time can run. */
    private static void awaitEnd(String job) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> !API.get("/api/v1/audit/jobs/" + job, Jobs.AUDITOR)
                        .expect(200)
                        .text("status")
                        .equals("running"));
    }

    private static String path(ApiOperation operation, @Nullable JsonNode body) {
        return operation
                .required("path")
                .map(it -> it.required("name").stringValue())
                .reduce(operation.path(), (path, name) -> path.replace("{" + name + "}", value(operation, name, body)));
    }

    private static String value(ApiOperation operation, String variable, @Nullable JsonNode body) {
        if (variable.equals("code")) {
            return "not-found";
        }
        if (variable.equals("contactId") && operation.path().startsWith("/api/v1/contacts/")) {
            String contact = Given.unique("contact");
            Given.activity(API, ORG, "contact_id", contact);
            return contact;
        }
        if (variable.equals("contactId")) {
            return "contact-8821";
        }
        if (body != null && body.has("range")) {
            return API.post(Given.AGGREGATIONS, object("org_id", ORG, "range", body.get("range")))
                    .expect(201)
                    .text("id");
        }
        if (operation.json().required("responses").has("201")) {
            return Given.unique("new");
        }
        var resource = IDS.stream()
                .filter(it -> operation.path().startsWith(it.getKey() + "/"))
                .findFirst()
                .orElseThrow();
        if (operation.method().equals("DELETE")) {
            // Another request may have the same one.
            CREATED.remove(resource.getKey());
            return resource.getValue().get();
        }
        return resource.getKey().endsWith("/audit/jobs")
                ? resource.getValue().get()
                : CREATED.computeIfAbsent(
                        resource.getKey(), _ -> resource.getValue().get());
    }

    private static String query(ApiOperation operation) {
        if (operation.path().endsWith("/watch")) {
            // Required unless there is a ticket, which no description can say.
            return "?organization_id=org-1042&period_id=2024";
        }
        return operation
                .required("query")
                .map(it -> it.required("name").stringValue() + "="
                        + URLEncoder.encode(it.required("example").stringValue(), StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "&" + other)
                .map(it -> "?" + it)
                .orElse("");
    }

    private static void assertHeaders(ApiOperation operation, Answer answer, JsonNode description) {
        description.path("headers").propertyStream().forEach(header -> {
            if (header.getValue().path("required").asBoolean(false)) {
                assertThat(answer.has(header.getKey()))
                        .as("%s: %s", operation, header.getKey())
                        .isTrue();
            }
        });
        for (String name : List.of("ETag", "Location", "Link")) {
            assertThat(!answer.has(name) || description.path("headers").has(name))
                    .as("%s: the header %s is described", operation, name)
                    .isTrue();
        }
    }

    /** An HTML page has none. */
    private static Stream<JsonNode> bodies(Answer answer, String mediaType) {
        return switch (mediaType) {
            case "application/json" -> Stream.of(answer.json());
            case "application/x-ndjson" -> answer.body().lines().limit(100).map(JSON::readTree);
            default -> Stream.of();
        };
    }

    private static JsonNode schema(JsonNode content) {
        return content.has("x-itemSchema") ? content.get("x-itemSchema") : content.required("schema");
    }

    static Stream<Arguments> streams() {
        return DOCUMENT.operations().stream()
                .filter(it -> it.json().toString().contains("text/event-stream"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void anEventOfAStreamIsAsDescribed(ApiOperation operation) throws Exception {
        String[] token = operation.isForAuditors() ? Jobs.AUDITOR : new String[0];
        try (var watching = Watching.open(path(operation, null) + query(operation), token)) {
            var event = watching.next();

            var schema = operation
                    .response(200)
                    .at("/content/text~1event-stream/x-itemSchema/oneOf")
                    .valueStream()
                    .filter(it -> it.at("/properties/event/const").stringValue().equals(event.name()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(event + " is not described"));
            DOCUMENT.assertValid(event.data(), schema.at("/properties/data/contentSchema"), operation);
            if (operation.path().startsWith("/api/v1/audit/")) {
                awaitEnd(event.data().get("job_id").stringValue());
            }
        }
    }

    static Stream<Arguments> answersInTheDocument() {
        return DOCUMENT.operations().stream()
                .flatMap(operation -> operation
                        .json()
                        .required("responses")
                        .valueStream()
                        .flatMap(it -> it.path("content").propertyStream())
                        .filter(it -> it.getKey().equals("application/json"))
                        .flatMap(content -> content.getValue()
                                .path("examples")
                                .valueStream()
                                .map(it -> Arguments.of(
                                        operation, content.getValue().required("schema"), it.required("value")))));
    }

    @ParameterizedTest
    @MethodSource("answersInTheDocument")
    void anExampleOfAnAnswerIsAsItsSchemaSays(ApiOperation operation, JsonNode schema, JsonNode answer) {
        DOCUMENT.assertValid(answer, schema, operation);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleOfARequestIsAsItsSchemaSays(ApiOperation operation, @Nullable JsonNode body) {
        if (body != null) {
            DOCUMENT.assertValid(body, operation.json().at("/requestBody/content/application~1json/schema"), operation);
        }
    }
}
