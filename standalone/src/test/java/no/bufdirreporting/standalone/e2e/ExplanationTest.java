package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The API that explains figures by their activities, and differences between runs by events. */
@StandaloneOnly
class ExplanationTest {

    private static final long SEED = Long.getLong("explanation.seed", System.nanoTime());
    private static final int STEPS = Integer.getInteger("explanation.steps", 220);

    @TempDir
    static Path directory;

    private static Auditor auditor;

    private final Api api = auditor.api;
    private final Explained explained = new Explained(api);
    private final String org = Given.organization(api);

    @BeforeAll
    static void start() {
        auditor = new Auditor(ApplicationProcess.start(directory, Auditor.setting()));
    }

    @AfterAll
    static void stop() {
        auditor.close();
    }

    @Test
    void explanationsOfARandomHistoryAddUpToTheReportedFigures() throws Exception {
        System.out.println("explanation.seed=" + SEED);
        var organization = new EventfulOrganization(api, SEED);
        for (int step = 0; step < STEPS; step++) {
            organization.happen();
        }
        Thread.sleep(2000);
        Reports.settled(api, organization.org);
        int runs = 0;
        for (String id : organization.aggregations) {
            runs += addsUp(Given.AGGREGATIONS + "/" + id, "", this::aggregationAddsUp);
        }
        for (String id : organization.ranges) {
            runs += addsUp(Given.AGGREGATIONS + "/" + id, "", this::aggregationAddsUp);
        }
        for (String id : organization.distributions) {
            runs += addsUp(Given.DISTRIBUTIONS + "/" + id, "", this::distributionAddsUp);
        }
        for (String id : organization.snapshots) {
            for (String field : List.of("antall_aktiviteter", "antall_unike_kontakter")) {
                runs += addsUp(Reports.PATH + "/" + id, "field_key=" + field + "&", this::fieldAddsUp);
            }
        }
        System.out.println(runs + " runs were explained");
        assertThat(runs).isGreaterThan(20);
    }

    private interface Adding {
        void check(JsonNode explanation, List<JsonNode> counted);
    }

    /** Checks all completed runs; the figures of each pair differ by exactly the listed differences. */
    private int addsUp(String url, String parameters, Adding adding) {
        int explainedRuns = 0;
        var latest = explained.get(url + "/explanation?" + parameters);
        if (latest.status() != 200) {
            assertThat(latest.status()).isIn(404, 409);
            return 0;
        }
        Map<String, JsonNode> before = Map.of();
        for (long run = 1; run <= latest.number("run"); run++) {
            String ofRun = url + "/explanation?" + parameters + "run=" + run;
            var explanation = explained.get(ofRun);
            if (explanation.status() == 422) {
                continue;
            }
            var json = explanation.expect(200).json();
            String because = "seed %d, %s: %s".formatted(SEED, ofRun, json);
            assertThat(json.required("adds_up").booleanValue()).as(because).isTrue();
            var all = explained.all(ofRun + "&limit=3");
            var counted = all.stream()
                    .filter(it -> it.required("counted").booleanValue())
                    .toList();
            assertThat(explained.all(ofRun + "&counted=true")).as(because).isEqualTo(counted);
            assertThat(explained.all(ofRun + "&counted=false&limit=2"))
                    .as(because)
                    .hasSize(all.size() - counted.size());
            assertThat(numbers(all)).as(because).isEqualTo(numbers(json.required("activities")));
            assertThat(Explained.byActivity(all)).as("each once").hasSize(all.size());
            adding.check(json, counted);
            var now = Explained.byActivity(counted);
            if (explainedRuns > 0) {
                differencesLeadTo(now, before, url + "/differences?" + parameters + "limit=3&run=" + run);
            }
            before = now;
            explainedRuns++;
        }
        return explainedRuns;
    }

    private void differencesLeadTo(Map<String, JsonNode> now, Map<String, JsonNode> before, String url) {
        var made = new HashMap<String, JsonNode>();
        before.forEach((id, it) -> made.put(id, facts(it)));
        for (var difference : explained.all(url)) {
            String id = difference.required("activity_id").stringValue();
            var was = difference.required("before");
            assertThat(made.get(id)).isEqualTo(was.isNull() ? null : facts(was));
            if (difference.required("after").isNull()) {
                made.remove(id);
            } else {
                made.put(id, facts(difference.required("after")));
            }
        }
        var expected = new HashMap<String, JsonNode>();
        now.forEach((id, it) -> expected.put(id, facts(it)));
        assertThat(made).as("seed %d, %s", SEED, url).isEqualTo(expected);
    }

    /** The fields of an activity that runs count, without the category or region derived from rules and chapters. */
    private static JsonNode facts(JsonNode entry) {
        var facts = JsonNodeFactory.instance.objectNode();
        for (String name :
                List.of("submitted_at", "contact_id", "chapter_id", "activity_type", "hours", "participant_count")) {
            facts.set(name, entry.required(name));
        }
        return facts;
    }

    private static Map<String, Long> numbers(List<JsonNode> entries) {
        var numbers = new TreeMap<String, Long>();
        entries.forEach(it -> numbers.merge(it.required("reason").asString("counted"), 1L, Long::sum));
        return numbers;
    }

    private static Map<String, Long> numbers(JsonNode activities) {
        var numbers = new TreeMap<String, Long>();
        activities
                .properties()
                .forEach(it -> numbers.put(it.getKey(), it.getValue().longValue()));
        numbers.values().removeIf(it -> it == 0);
        return numbers;
    }

    private void aggregationAddsUp(JsonNode explanation, List<JsonNode> counted) {
        var figures = explanation.required("figures");
        assertThat(Explained.sums(counted))
                .isEqualTo(Explained.plain(List.of(
                        figures.required("activities").decimalValue(),
                        figures.required("participants").decimalValue(),
                        figures.required("hours").decimalValue(),
                        figures.required("unique_participants").decimalValue())));
        var categories = new TreeMap<String, Long>();
        figures.required("categories")
                .properties()
                .forEach(it -> categories.put(
                        it.getKey(), it.getValue().required("participants").longValue()));
        assertThat(Explained.parts(counted)).isEqualTo(categories);
    }

    private void distributionAddsUp(JsonNode explanation, List<JsonNode> counted) {
        var regions = new TreeMap<String, Long>();
        explanation
                .at("/figures/regions")
                .forEach(it -> regions.put(
                        it.required("region").asString("-"),
                        it.required("participant_count").longValue()));
        assertThat(Explained.parts(counted)).isEqualTo(regions);
    }

    private void fieldAddsUp(JsonNode explanation, List<JsonNode> counted) {
        var sums = Explained.sums(counted);
        boolean contacts = explanation.at("/figures/field_key").stringValue().equals("antall_unike_kontakter");
        var value = explanation.at("/figures/value");
        assertThat(value.isNull() ? BigDecimal.ZERO : value.decimalValue())
                .isEqualByComparingTo(sums.get(contacts ? 3 : 0));
    }

    @Test
    void everyActivityOfThePeriodIsCountedOrHasAReason() {
        String counted = activity("2024-03-01T12:00:00Z", "completed");
        String planned = activity("2024-03-02T12:00:00Z", "planned");
        String cancelled = activity("2024-03-03T12:00:00Z", "cancelled");
        String deleted = activity("2024-03-04T12:00:00Z", "completed");
        String outside = activity("2024-04-05T12:00:00Z", "completed");
        String moved = activity("2024-05-06T12:00:00Z", "completed");
        String movedAway = activity("2024-03-07T12:00:00Z", "completed");
        api.delete(Given.ACTIVITIES + "/" + deleted).expect(200);
        correct(movedAway, "submitted_at", "2024-06-01T12:00:00Z");

        String id = Given.completedAggregation(api, org, "2024-q1").text("id");
        String late = activity("2024-03-08T12:00:00Z", "completed");
        correct(moved, "submitted_at", "2024-03-09T12:00:00Z");
        correct(counted, "hours", 77);
        correct(planned, "status", "completed");
        api.delete(Given.ACTIVITIES + "/" + late).expect(200);

        var reasons = new TreeMap<String, String>();
        explained
                .all(Given.AGGREGATIONS + "/" + id + "/explanation")
                .forEach(it -> reasons.put(
                        it.required("activity_id").stringValue(),
                        it.required("reason").asString("counted")));
        assertThat(reasons)
                .isEqualTo(new TreeMap<>(Map.of(
                        counted, "counted",
                        planned, "planned",
                        cancelled, "cancelled",
                        deleted, "deleted",
                        late, "after_position",
                        moved, "after_position")))
                .doesNotContainKeys(outside, movedAway);
        var answer = explained
                .get(Given.AGGREGATIONS + "/" + id + "/explanation?counted=true")
                .expect(200);
        assertThat(answer.at("/data/0/hours").decimalValue())
                .as("as it was then")
                .isEqualByComparingTo("0");
        assertThat(answer.json().propertyNames())
                .containsExactly(
                        "id",
                        "run",
                        "position",
                        "completed_at",
                        "from",
                        "before",
                        "rules",
                        "figures",
                        "totals",
                        "adds_up",
                        "activities",
                        "data",
                        "next_after");
    }

    @Test
    void theEventsThatMadeTheDifferenceAreListed() {
        String changed = activity("2024-03-01T12:00:00Z", "completed");
        String deleted = activity("2024-03-02T12:00:00Z", "completed");
        String cancelled = activity("2024-03-03T12:00:00Z", "completed");
        String same = activity("2024-03-04T12:00:00Z", "completed");
        String id = Given.completedAggregation(api, org, "2024-q1").text("id");
        String url = Given.AGGREGATIONS + "/" + id;
        explained.get(url + "/differences").expectProblem(409, "no-earlier-run");

        correct(changed, "hours", 3.5);
        correct(changed, "description", "A text that no figure depends on");
        correct(same, "description", "Likewise");
        api.delete(Given.ACTIVITIES + "/" + deleted, "X-Actor", "kari").expect(200);
        correct(cancelled, "status", "cancelled");
        String added = activity("2024-03-05T12:00:00Z", "completed");
        refresh(url);

        var answer = explained.get(url + "/differences").expect(200).json();
        var fields = new ArrayList<String>();
        answer.required("changes").forEach(it -> fields.add(it.required("field").stringValue()));
        assertThat(fields).contains("activities", "hours", "participants").doesNotContain("unique_participants");
        var byId = Explained.byActivity(explained.all(url + "/differences?limit=1"));
        assertThat(byId).containsOnlyKeys(changed, deleted, cancelled, added);
        assertDifference(byId.get(changed), "changed", "ActivityCorrected");
        assertDifference(byId.get(deleted), "removed", "ActivityDeleted");
        assertDifference(byId.get(cancelled), "removed", "ActivityCorrected");
        assertDifference(byId.get(added), "added", "ActivityRecorded");
        assertThat(byId.get(deleted).at("/events/0/actor").stringValue()).isEqualTo("kari");
        assertThat(byId.get(deleted).at("/events/0/aggregate_id").stringValue()).isEqualTo(deleted);
        assertThat(answer.required("rule_changes")).isEmpty();
        assertThat(answer.required("scope_changes")).isEmpty();

        refresh(url);
        assertThat(explained.all(url + "/differences")).isEmpty();
        assertThat(explained.all(url + "/differences?against=1")).hasSize(4);
        String other = Given.completedAggregation(api, org, "2024-q1").text("id");
        assertThat(explained.all(Given.AGGREGATIONS + "/" + other + "/differences?against_id=" + id + "&against=1"))
                .hasSize(4);
        explained.get(url + "/differences?against_id=" + other).expectProblem(422, "run-not-earlier", "against");
        explained.get(url + "/differences?run=1&against=2").expectProblem(422, "run-not-earlier", "against");
        explained.get(url + "/differences?run=9").expectProblem(422, "unknown-run", "run");
        explained.get(url + "/differences?against_id=agg-none").expectProblem(422, "unknown-run", "against_id");
    }

    @Test
    void rulesChaptersAndOtherDaysMakeDifferencesToo() {
        String chapter = Given.chapter(api, org, "Nord", "Oslo");
        Given.activity(api, org, "submitted_at", "2024-03-01T12:00:00Z", "chapter_id", chapter, "participant_count", 7);
        var generated = api.post(
                        Given.DISTRIBUTIONS, object("org_id", org, "period_id", "2024-q1", "breakdown_type", "region"))
                .expect(201);
        String distribution = Given.DISTRIBUTIONS + "/" + generated.text("id");
        api.put("/api/v1/chapters/" + chapter, object("name", "Nord", "org_id", org, "region", "Vestland"))
                .expect(200);
        api.put(distribution, object("org_id", org, "period_id", "2024-q1", "force_refresh", true))
                .expect(200);
        var moved = explained.get(distribution + "/differences").expect(200);
        assertThat(moved.at("/rule_changes/0/type").stringValue()).isEqualTo("ChapterMoved");
        assertThat(moved.at("/rule_changes/0/aggregate_id").stringValue()).isEqualTo("chapter:" + chapter);
        assertThat(moved.at("/changes").toString()).contains("regions.Oslo", "regions.Vestland");
        assertThat(moved.at("/data")).isEmpty();

        String type = Given.unique("type");
        Given.activity(api, org, "submitted_at", "2024-03-01T12:00:00Z", "activity_type", type);
        String aggregation = Given.AGGREGATIONS + "/"
                + Given.completedAggregation(api, org, "2024-q1").text("id");
        var rules = new HashMap<String, Object>();
        api.get("/api/v1/categories")
                .expect(200)
                .at("/categories")
                .properties()
                .forEach(it -> rules.put(it.getKey(), it.getValue().stringValue()));
        rules.put(type, "eldre");
        api.put("/api/v1/categories", object("categories", rules)).expect(200);
        refresh(aggregation);
        var ruled = explained.get(aggregation + "/differences").expect(200);
        assertThat(ruled.at("/rule_changes/0/type").stringValue()).isEqualTo("CategoriesDefined");
        assertThat(ruled.at("/changes").toString()).contains("categories.eldre");
        assertThat(ruled.at("/data")).isEmpty();

        String april = activity("2024-04-01T12:00:00Z", "completed");
        String range = api.post(
                        Given.AGGREGATIONS,
                        object(
                                "org_id",
                                org,
                                "range",
                                object("start", "2024-03-01T00:00:00Z", "end", "2024-03-31T00:00:00Z")))
                .expect(201)
                .text("id");
        api.put(
                        Given.AGGREGATIONS + "/" + range,
                        object("range", object("start", "2024-03-01T00:00:00Z", "end", "2024-04-30T00:00:00Z")))
                .expect(200);
        var wider =
                explained.get(Given.AGGREGATIONS + "/" + range + "/differences").expect(200);
        assertThat(wider.at("/scope_changes/0/type").stringValue()).isEqualTo("RangeRecountTriggered");
        assertThat(wider.at("/data/0/activity_id").stringValue()).isEqualTo(april);
        assertThat(wider.at("/data/0/change").stringValue()).isEqualTo("added");
        assertThat(wider.at("/data/0/events")).isEmpty();
    }

    @Test
    void aFieldOfAReportIsExplainedByTheActivitiesOfItsTypes() throws Exception {
        String type = Reports.activityTypesOf("frivillighet").iterator().next();
        Given.activity(api, org, "submitted_at", "2024-03-01T12:00:00Z", "activity_type", type);
        String snapshot =
                Reports.PATH + "/" + Reports.aggregated(api, org, "2024-q1").text("snapshot_id");
        String late = Given.activity(api, org, "submitted_at", "2024-03-02T12:00:00Z", "activity_type", type)
                .text("activity_id");
        Thread.sleep(1500);
        Reports.valid(api, snapshot.substring(Reports.PATH.length() + 1));
        String explanation = snapshot + "/explanation?field_key=antall_aktiviteter";
        assertThat(explained.get(explanation).expect(200).at("/figures/value").intValue())
                .isEqualTo(2);
        assertThat(explained.get(explanation).at("/rules/id").stringValue()).isEqualTo("frivillighet");
        var first = explained.get(explanation + "&run=1").expect(200);
        assertThat(first.at("/figures/value").intValue()).isEqualTo(1);
        assertThat(first.at("/data/1/reason").stringValue()).isEqualTo("after_position");
        var differences = explained.get(snapshot + "/differences").expect(200);
        assertThat(differences.at("/data/0/activity_id").stringValue()).isEqualTo(late);
        assertThat(differences.at("/changes").toString()).contains("fields.antall_aktiviteter.value");
        var ofField = explained
                .get(snapshot + "/differences?field_key=antall_aktiviteter")
                .expect(200);
        assertThat(ofField.at("/changes")).hasSize(1);
        explained.get(snapshot + "/explanation").expectProblem(400, "invalid-request", "field_key");
        explained.get(snapshot + "/explanation?field_key=nothing").expectProblem(422, "unknown-field", "field_key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/bufdir-aggregations/none/explanation?",
                "/api/v1/bufdir-aggregations/none/differences?",
                "/api/v1/geographic-distributions/none/explanation?",
                "/api/v1/geographic-distributions/none/differences?",
                "/api/v1/aggregated-report-data/none/explanation?field_key=f&",
                "/api/v1/aggregated-report-data/none/differences?"
            })
    void explanationsNeedTheTokenAndAnExistingResource(String url) {
        api.get(url).expectProblem(401, "unauthorized");
        api.get(url + "run=0").expectProblem(401, "unauthorized");
        explained.get(url).expectProblem(404, "not-found");
        explained.get(url + "run=0&colour=red&limit=0").expectProblem(400, "invalid-request", "run", "colour", "limit");
    }

    @Test
    void resourcesOfAnotherKindOrDeletedOnesAreNotExplained() {
        String activity = activity("2024-03-01T12:00:00Z", "completed");
        explained.get(Given.AGGREGATIONS + "/" + activity + "/explanation").expectProblem(404, "not-found");
        String id = Given.completedAggregation(api, org, "2024-q1").text("id");
        explained.get(Given.DISTRIBUTIONS + "/" + id + "/explanation").expectProblem(404, "not-found");
        String url = Given.AGGREGATIONS + "/" + id;
        explained.get(url + "/explanation?after=xyz").expectProblem(400, "invalid-request", "after");
        explained.get(url + "/explanation?run=2").expectProblem(422, "unknown-run", "run");
        api.delete(url).expect(200);
        explained.get(url + "/explanation").expectProblem(404, "not-found");
        explained.get(url + "/differences").expectProblem(404, "not-found");
    }

    private void assertDifference(JsonNode difference, String change, String event) {
        assertThat(difference.required("change").stringValue()).isEqualTo(change);
        assertThat(difference.required("events")).hasSize(1);
        assertThat(difference.at("/events/0/type").stringValue()).isEqualTo(event);
    }

    private String activity(String at, String status) {
        return Given.activity(api, org, "submitted_at", at, "status", status, "participant_count", 2)
                .text("activity_id");
    }

    private void correct(String activity, String field, Object value) {
        api.put(Given.ACTIVITIES + "/" + activity, object(field, value)).expect(200);
    }

    private void refresh(String aggregation) {
        api.put(aggregation, object("org_id", org, "reporting_period_id", "2024-q1", "force_refresh", true))
                .expect(200);
    }
}
