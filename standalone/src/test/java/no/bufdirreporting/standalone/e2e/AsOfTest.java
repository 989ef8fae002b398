package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queries with {@code as_of} at instants of a random history, compared with the responses at those instants. */
@StandaloneOnly
class AsOfTest {

    private static final long SEED = Long.getLong("asof.seed", System.nanoTime());
    private static final int STEPS = Integer.getInteger("asof.steps", 160);

    @TempDir
    static Path directory;

    private static Auditor auditor;

    private final Api api = auditor.api;

    @BeforeAll
    static void start() {
        auditor = new Auditor(ApplicationProcess.start(directory, Auditor.setting()));
    }

    @AfterAll
    static void stop() {
        auditor.close();
    }

    /** The responses at an instant at which no run was in progress. */
    private record Sample(Instant at, Map<String, JsonNode> answers) {}

    @Test
    void asOfReturnsTheResponsesOfEveryInstantOfARandomHistory() throws Exception {
        System.out.println("asof.seed=" + SEED);
        var organization = new EventfulOrganization(api, SEED);
        String marker = Given.organization(api);
        var samples = new ArrayList<Sample>();
        for (int step = 1; step <= STEPS; step++) {
            organization.happen();
            if (step % 4 == 0) {
                samples.add(sample(organization, marker, step % 3 == 0));
            }
        }
        int compared = 0;
        var statuses = new HashSet<String>();
        for (var sample : samples) {
            for (String url : organization.urls()) {
                var then = sample.answers().getOrDefault(url, object404());
                var told = answer(asOf(url, sample.at()));
                assertThat(told)
                        .as("seed %d, %s as of %s", SEED, url, sample.at())
                        .isEqualTo(then);
                compared++;
                statuses.add(then.path("snapshot_status").asString("")
                        + then.path("cache_valid").asString(""));
            }
        }
        System.out.printf("%d answers at %d instants; snapshots: %s%n", compared, samples.size(), statuses);
        // The number of other samples depends on the speed of the machine, as snapshots are outdated only for a moment.
        assertThat(statuses).contains("currenttrue");
    }

    /**
     * Read twice, with an event of somebody else between whose time is the instant: if both are the same, they are what
     * it was then. Waiting for valid snapshots now and then lets automatic runs end, which else would always be under
     * way.
     */
    private Sample sample(EventfulOrganization organization, String marker, boolean settled) throws Exception {
        for (int attempt = 0; attempt < 50; attempt++) {
            if (settled) {
                Thread.sleep(1600);
                Reports.settled(api, organization.org);
            }
            var before = read(organization.urls());
            Thread.sleep(3);
            var at = Instant.parse(api.put("/api/v1/organizations/" + marker, object("name", Given.unique("Name")))
                    .expect(200)
                    .text("updated_at"));
            // The organization's events are in another segment, which may be behind the one of the marker.
            Thread.sleep(100);
            if (read(organization.urls()).equals(before)) {
                return new Sample(at, before);
            }
        }
        throw new AssertionError("Something is always under way; seed " + SEED);
    }

    private Map<String, JsonNode> read(List<String> urls) {
        var answers = new LinkedHashMap<String, JsonNode>();
        urls.forEach(url -> answers.put(url, answer(api.get(url))));
        return answers;
    }

    /** Problems are compared by status and code, since their texts may depend on the time of the request. */
    private static JsonNode answer(Answer answer) {
        return answer.status() == 200 ? answer.json() : problem(answer.status(), answer.text("code"));
    }

    private static JsonNode object404() {
        return problem(404, "not-found");
    }

    private static JsonNode problem(int status, String code) {
        return JsonMapper.shared().valueToTree(object("status", status, "code", code));
    }

    private Answer asOf(String url, Object at) {
        return api.get(url + (url.contains("?") ? "&" : "?") + "as_of=" + at, Auditor.token());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/activities/act-1",
                "/api/v1/bufdir-aggregations/agg-1",
                "/api/v1/bufdir-aggregations/agg-1/metrics",
                "/api/v1/geographic-distributions/geodist-1",
                "/api/v1/geographic-distributions/by-region?org_id=org-1042&period_id=2024",
                "/api/v1/geographic-distributions/by-local-chapter?org_id=org-1042&period_id=2024",
                "/api/v1/aggregated-report-data/snap-1"
            })
    void asOfNeedsTheAuditorsTokenAndAValidInstant(String url) {
        String asked = url + (url.contains("?") ? "&" : "?") + "as_of=";
        api.get(asked + Instant.now()).expectProblem(401, "unauthorized");
        api.get(asked + "yesterday").expectProblem(401, "unauthorized");
        api.get(asked + "yesterday", Auditor.token()).expectProblem(400, "invalid-request", "as_of");
        api.get(asked, Auditor.token()).expectProblem(400, "invalid-request", "as_of");
        api.get(asked + "2999-01-01T00:00:00Z", Auditor.token()).expectProblem(400, "invalid-request", "as_of");
        for (var position : List.of("position:", "position:-1", "position:1.5", "position:999999999999")) {
            api.get(asked + position, Auditor.token()).expectProblem(400, "invalid-request", "as_of");
        }
        api.get(asked + "2024-01-01T00:00:00Z&colour=red", Auditor.token())
                .expectProblem(400, "invalid-request", "colour");
    }

    /** Positions tell the order of events whatever the clocks said when they were recorded. */
    @Test
    void asOfAPositionReturnsTheResponsesAfterThatEvent() {
        var recorded = Given.activity(api, Given.organization(api));
        String id = recorded.text("activity_id");
        String url = Given.ACTIVITIES + "/" + id;
        var corrected = api.put(url, "{\"hours\": 7.25}").expect(200);
        api.delete(url).expect(200);
        var positions = api.get("/api/v1/audit/history/" + id, Auditor.token())
                .expect(200)
                .at("/data")
                .valueStream()
                .map(it -> it.required("position").longValue())
                .sorted()
                .toList();

        assertThat(positions).hasSize(3);
        asOf(url, "position:" + (positions.get(0) - 1)).expectProblem(404, "not-found");
        assertThat(asOf(url, "position:" + positions.get(0)).expect(200).body()).isEqualTo(recorded.view());
        assertThat(asOf(url, "position:" + positions.get(0)).header("Bufdir-As-Of-Position"))
                .isEqualTo(positions.get(0).toString());
        assertThat(asOf(url, "position:" + positions.get(1)).expect(200).body()).isEqualTo(corrected.view());
        asOf(url, "position:" + positions.get(2)).expectProblem(404, "not-found");
    }

    @Test
    void resourcesAreNotFoundBeforeTheirCreationAndAfterTheirDeletion() throws IOException {
        String org = Given.organization(api);
        var recorded = Given.activity(api, org);
        String url = Given.ACTIVITIES + "/" + recorded.text("activity_id");
        var created = Instant.parse(recorded.text("created_at"));
        asOf(url, created.minusMillis(1)).expectProblem(404, "not-found");
        assertThat(asOf(url, created).expect(200).body()).isEqualTo(recorded.view());
        assertThat(asOf(url, created).has("ETag")).isFalse();
        api.delete(url).expect(200);
        asOf(url, Instant.now().truncatedTo(ChronoUnit.MILLIS)).expectProblem(404, "not-found");
        assertThat(asOf(url, created).expect(200).body()).isEqualTo(recorded.view());
        asOf(Given.DISTRIBUTIONS + "/by-region?org_id=" + org + "&period_id=2024", Instant.EPOCH)
                .expectProblem(422, "unknown-organization", "org_id");
    }
}
