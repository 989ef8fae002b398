package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of aggregations of a period. */
class AggregationTest {

    private static final String PERIOD = "2024-11";

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void aRunIsAnsweredAtOnceAndCompletesByItself() {
        var triggered = trigger(PERIOD).expect(202);

        assertThat(triggered.text("status")).isEqualTo("processing");
        assertThat(triggered.text("kind")).isEqualTo("period");
        assertThat(triggered.json().required("refreshed_at").isNull()).isTrue();
        assertThat(triggered.text("id")).startsWith("agg-");
        assertThat(triggered.header("Location")).isEqualTo(path(triggered));
        var completed = Given.ended(api, triggered.text("id"), "completed");
        assertThat(completed.text("created_at")).isEqualTo(triggered.text("created_at"));
        assertThat(Instant.parse(completed.text("refreshed_at")))
                .isAfterOrEqualTo(Instant.parse(completed.text("created_at")));
        assertThat(completed.json().required("failure_reason").isNull()).isTrue();
    }

    @Test
    void theFiguresCountWhatTheApiDocuments() {
        Given.activity(api, org, "contact_id", "a", "hours", new BigDecimal("1.25"), "participant_count", 10);
        Given.activity(api, org, "contact_id", "a", "hours", new BigDecimal("2.25"), "activity_type", "youth_club");
        Given.activity(api, org, "contact_id", "b", "participant_count", 0, "category", "eldre", "hours", 100);
        for (String status : List.of("planned", "cancelled")) {
            Given.activity(api, org, "contact_id", status, "status", status, "hours", 1000);
        }
        var deleted = Given.activity(api, org, "contact_id", "deleted", "hours", 1000);
        api.delete(Given.ACTIVITIES + "/" + deleted.text("activity_id")).expect(200);

        var completed = Given.completedAggregation(api, org, PERIOD);

        assertFigures(completed, 3, 11, "103.5");
        assertThat(completed.number("unique_participants")).isEqualTo(2);
        assertThat(completed.at("/bufdir_category_breakdown").toString())
                .isEqualTo("{\"annet\":10,\"eldre\":0,\"ungdom\":1}");
        var metrics = api.get(path(completed) + "/metrics").expect(200);
        assertThat(metrics.text("org_id")).isEqualTo(org);
        assertThat(metrics.text("period_id")).isEqualTo(PERIOD);
        assertThat(metrics.number("total_participants")).isEqualTo(11);
        assertThat(metrics.number("unique_participants")).isEqualTo(2);
        assertThat(metrics.number("total_activities")).isEqualTo(3);
        assertThat(metrics.body()).contains("\"total_hours\":103.5,");
        assertThat(metrics.at("/category_distribution").toString())
                .isEqualTo("{\"annet\":{\"activities\":1,\"participants\":10,\"hours\":1.25},"
                        + "\"eldre\":{\"activities\":1,\"participants\":0,\"hours\":100},"
                        + "\"ungdom\":{\"activities\":1,\"participants\":1,\"hours\":2.25}}");
    }

    @Test
    void correctionsAndDeletionsChangeTheFigures() {
        var moved = Given.activity(api, org, "contact_id", "a", "hours", 1, "participant_count", 5);
        var cancelled = Given.activity(api, org, "contact_id", "b", "hours", 2);
        var corrected = Given.activity(api, org, "contact_id", "c", "hours", 4);
        assertFigures(Given.completedAggregation(api, org, PERIOD), 3, 7, "7");

        correct(moved, "submitted_at", "2024-12-01T12:00:00Z");
        correct(cancelled, "status", "cancelled");
        correct(corrected, "contact_id", "d");
        correct(corrected, "hours", new BigDecimal("4.75"));

        var november = Given.completedAggregation(api, org, PERIOD);
        assertFigures(november, 1, 1, "4.75");
        assertThat(november.number("unique_participants")).isEqualTo(1);
        assertFigures(Given.completedAggregation(api, org, "2024-12"), 1, 5, "1");
        assertFigures(Given.completedAggregation(api, org, "2024"), 2, 6, "5.75");
    }

    @Test
    void theFiguresOfAnEmptyPeriodAreZero() {
        var completed = Given.completedAggregation(api, org, PERIOD);

        assertFigures(completed, 0, 0, "0");
        assertThat(completed.number("unique_participants")).isZero();
        assertThat(completed.at("/bufdir_category_breakdown").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 5",
        "rp-2024, 5",
        "2024-h1, 2",
        "rp-2024-h2, 3",
        "2024-q1, 1",
        "2024-q2, 1",
        "rp-2024-q4, 3",
        "2024-11, 1",
        "rp-2024-11, 1",
        "2023-12, 1",
        "2025-01, 1"
    })
    void periodsFollowTheCalendarOfOslo(String period, int activities) {
        for (String instant : List.of(
                "2023-12-31T22:59:59.999999Z", // the last of 2023
                "2023-12-31T23:00:00Z",
                "2024-06-30T21:59:59.999999Z", // the last of the second quarter, in summer time
                "2024-10-31T22:59:59Z",
                "2024-10-31T23:00:00Z",
                "2024-12-31T22:59:59.999999Z",
                "2024-12-31T23:00:00Z")) { // the first of 2025
            Given.activity(api, org, "submitted_at", instant);
        }

        assertThat(Given.completedAggregation(api, org, period).number("activity_count"))
                .isEqualTo(activities);
    }

    @Test
    void aRegisteredPeriodIncludesItsFirstAndLastDay() {
        String period = Given.unique("season");
        api.put("/api/v1/reporting-periods/" + period, object("start", "2024-11-05", "end", "2024-11-06"))
                .expect(201);
        for (String instant : List.of(
                "2024-11-04T22:59:59Z", "2024-11-04T23:00:00Z", "2024-11-06T22:59:59Z", "2024-11-06T23:00:00Z")) {
            Given.activity(api, org, "submitted_at", instant, "contact_id", instant);
        }

        var completed = Given.completedAggregation(api, org, period);

        assertFigures(completed, 2, 2, "0");
        assertThat(completed.number("unique_participants")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2024-13", "2024-q5", "2024-h3", "24", "rp-rp-2024", "2024-Q5"})
    void aPeriodThatIsNeitherRegisteredNorParseableIsRejected(String period) {
        trigger(period).expectProblem(422, "unknown-reporting-period", "reporting_period_id");
    }

    @Test
    void anUnknownOrganizationIsRejected() {
        api.post(AGGREGATIONS, object("org_id", Given.unique("nobody"), "reporting_period_id", PERIOD))
                .expectProblem(422, "unknown-organization", "org_id");
    }

    @Test
    void allErrorsOfABodyAreReportedTogether() {
        api.post(AGGREGATIONS, object("org_id", 7, "period", PERIOD))
                .expectProblem(400, "invalid-request", "org_id", "reporting_period_id", "range", "period");
        api.post(AGGREGATIONS, object())
                .expectProblem(400, "invalid-request", "org_id", "reporting_period_id", "range");
        api.put(AGGREGATIONS + "/agg-1", object("force_refresh", "yes", "org_id", org))
                .expectProblem(400, "invalid-request", "force_refresh", "reporting_period_id");
        api.get(AGGREGATIONS + "?kind=week&status=done&limit=0&colour=red")
                .expectProblem(400, "invalid-request", "kind", "status", "limit", "colour");
    }

    @Test
    void anUnknownAggregationIsNotFound() {
        api.get(AGGREGATIONS + "/agg-nothing").expectProblem(404, "not-found");
        api.get(AGGREGATIONS + "/agg-nothing/metrics").expectProblem(404, "not-found");
        refresh(AGGREGATIONS + "/agg-nothing", true).expectProblem(404, "not-found");
        api.delete(AGGREGATIONS + "/agg-nothing").expectProblem(404, "not-found");
    }

    @Test
    void aDeletedAggregationIsNotFoundByAnyRequest() {
        var completed = Given.completedAggregation(api, org, PERIOD);

        var deleted = api.delete(path(completed)).expect(200);

        assertThat(deleted.json().required("deleted").booleanValue()).isTrue();
        assertThat(deleted.text("id")).isEqualTo(completed.text("id"));
        api.get(path(completed)).expectProblem(404, "not-found");
        api.get(path(completed) + "/metrics").expectProblem(404, "not-found");
        refresh(path(completed), true).expectProblem(404, "not-found");
        api.delete(path(completed)).expectProblem(404, "not-found");
        assertThat(list("").total()).isZero();
        assertThat(Given.completedAggregation(api, org, PERIOD).text("id")).isNotEqualTo(completed.text("id"));
    }

    @Test
    void aForcedRefreshCountsAgain() {
        var first = Given.completedAggregation(api, org, PERIOD);

        var refreshed = refresh(path(first), true).expect(200);

        assertThat(refreshed.text("status")).isEqualTo("completed");
        assertThat(Instant.parse(refreshed.text("refreshed_at"))).isAfter(Instant.parse(first.text("refreshed_at")));
        assertThat(refreshed.text("created_at")).isEqualTo(first.text("created_at"));
        assertThat(refreshed.number("position")).isGreaterThan(first.number("position"));
        assertThat(api.get(path(first)).body()).isEqualTo(refreshed.body());
        assertThat(api.get(path(first)).header("ETag")).isEqualTo(refreshed.header("ETag"));
    }

    @Test
    void unchangedFiguresAreReturnedWithoutARun() {
        var first = Given.completedAggregation(api, org, PERIOD);
        Given.activity(api, org, "submitted_at", "2024-12-05T12:00:00Z"); // in another period
        Given.activity(api, Given.organization(api)); // of another organization

        var same = refresh(path(first), false).expect(200);

        assertThat(same.body()).isEqualTo(first.body());
        assertThat(api.put(path(first), object("org_id", org, "reporting_period_id", PERIOD))
                        .body())
                .isEqualTo(first.body());
    }

    @Test
    void changedFiguresAreCountedAgain() {
        var first = Given.completedAggregation(api, org, PERIOD);
        var activity = Given.activity(api, org, "hours", 2);

        assertFigures(refresh(path(first), false).expect(200), 1, 1, "2");
        correct(activity, "hours", 3);
        assertFigures(refresh(path(first), false).expect(200), 1, 1, "3");
        api.delete(Given.ACTIVITIES + "/" + activity.text("activity_id")).expect(200);
        assertFigures(refresh(path(first), false).expect(200), 0, 0, "0");
    }

    @Test
    void aRefreshForAnotherOrganizationOrPeriodIsAConflict() {
        var first = Given.completedAggregation(api, org, PERIOD);

        api.put(path(first), object("org_id", org, "reporting_period_id", "2024-12", "force_refresh", true))
                .expectProblem(409, "aggregation-of-other-period");
        api.put(path(first), object("org_id", Given.organization(api), "reporting_period_id", PERIOD))
                .expectProblem(409, "aggregation-of-other-period");
        assertThat(api.get(path(first)).body()).isEqualTo(first.body());
    }

    @Test
    void aStaleVersionRefreshesAndDeletesNothing() {
        var first = Given.completedAggregation(api, org, PERIOD);
        var body = object("org_id", org, "reporting_period_id", PERIOD, "force_refresh", true);

        api.put(path(first), body, "If-Match", "\"0\"").expectProblem(412, "stale-version");
        api.delete(path(first), "If-Match", "\"0\"").expectProblem(412, "stale-version");
        assertThat(api.get(path(first)).body()).isEqualTo(first.body());
        var refreshed =
                api.put(path(first), body, "If-Match", first.header("ETag")).expect(200);
        api.delete(path(first), "If-Match", refreshed.header("ETag")).expect(200);
    }

    @Test
    void respondAsyncDoesNotWaitForFigures() {
        var triggered = api.post(
                        AGGREGATIONS, object("org_id", org, "reporting_period_id", PERIOD), "Prefer", "respond-async")
                .expect(202);
        assertThat(triggered.header("Preference-Applied")).isEqualTo("respond-async");
        Given.activity(api, org); // so that the aggregation is there to be read
        Given.ended(api, triggered.text("id"), "completed");

        var refreshed = api.put(
                        path(triggered),
                        object("org_id", org, "reporting_period_id", PERIOD, "force_refresh", true),
                        "Prefer",
                        "respond-async")
                .expect(202);
        assertThat(refreshed.text("status")).isEqualTo("processing");
        assertThat(refreshed.header("Preference-Applied")).isEqualTo("respond-async");
    }

    @Test
    void currentFiguresAreReturnedWithoutWaiting() {
        var first = Given.completedAggregation(api, org, PERIOD);

        var same = api.put(path(first), object("org_id", org, "reporting_period_id", PERIOD), "Prefer", "respond-async")
                .expect(200);

        assertThat(same.body()).isEqualTo(first.body());
    }

    @Test
    void simultaneousRequestsForOnePeriodShareRuns() throws Exception {
        var answers = Together.atOnce(
                8, client -> client.post(AGGREGATIONS, object("org_id", org, "reporting_period_id", PERIOD)));

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        var ids = answers.stream().map(answer -> answer.text("id")).collect(Collectors.toSet());
        assertThat(list("").total())
                .as("aggregations, each returned to some client")
                .isEqualTo(ids.size());
        ids.forEach(id -> Given.ended(api, id, "completed"));
    }

    @Test
    void aRepeatWithTheSameKeyGetsTheSameAggregation() throws Exception {
        String key = Given.unique("key");
        var body = object("org_id", org, "reporting_period_id", PERIOD);

        var answers = Together.atOnce(8, client -> client.post(AGGREGATIONS, body, "Idempotency-Key", key));
        Given.ended(api, answers.getFirst().text("id"), "completed");
        var late = api.post(AGGREGATIONS, body, "Idempotency-Key", key).expect(202);

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(answers).allMatch(answer -> answer.text("id").equals(late.text("id")));
        assertThat(list("").total()).isEqualTo(1);
        api.post(AGGREGATIONS, object("org_id", org, "reporting_period_id", "2024-12"), "Idempotency-Key", key)
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
    }

    @Test
    @Timeout(20)
    void theKeyOfADeletedAggregationCreatesNoOther() {
        String key = Given.unique("key");
        var body = object("org_id", org, "reporting_period_id", PERIOD);
        var first = api.post(AGGREGATIONS, body, "Idempotency-Key", key).expect(202);
        api.delete(path(first)).expect(200);

        api.post(AGGREGATIONS, body, "Idempotency-Key", key).expectProblem(410, "deleted");

        assertThat(list("").total()).isZero();
    }

    @Test
    void listsComeNewestFirstAndAreFiltered() {
        var november = Given.completedAggregation(api, org, "2024-11");
        var december = Given.completedAggregation(api, org, "2024-12");
        var again = Given.completedAggregation(api, org, "2024-11");

        assertThat(list("").each("id")).containsExactly(again.text("id"), december.text("id"), november.text("id"));
        assertThat(list("&reporting_period_id=2024-12").each("id")).containsExactly(december.text("id"));
        assertThat(list("&kind=period&status=completed").total()).isEqualTo(3);
        assertThat(list("&kind=range").total()).isZero();
        assertThat(list("&status=failed").total()).isZero();
        assertThat(list("&limit=2&page=2").each("id")).containsExactly(november.text("id"));
        assertThat(list("&limit=2").header("Link")).contains("page=2&limit=2>; rel=\"next\"");
    }

    @Test
    void aRunCountsAllActivitiesAnsweredBeforeIt() {
        for (int n = 1; n <= 15; n++) {
            Given.activity(api, org, "hours", 1);
            assertFigures(Given.completedAggregation(api, org, PERIOD), n, n, Integer.toString(n));
        }
    }

    private Answer trigger(String period) {
        return api.post(AGGREGATIONS, object("org_id", org, "reporting_period_id", period));
    }

    private Answer refresh(String path, boolean force) {
        return api.put(path, object("org_id", org, "reporting_period_id", PERIOD, "force_refresh", force));
    }

    private void correct(Answer activity, String field, Object value) {
        api.put(Given.ACTIVITIES + "/" + activity.text("activity_id"), object(field, value))
                .expect(200);
    }

    private Answer list(String query) {
        return api.get(AGGREGATIONS + "?org_id=" + org + query).expect(200);
    }

    private static String path(Answer aggregation) {
        return AGGREGATIONS + "/" + aggregation.text("id");
    }

    private static void assertFigures(Answer aggregation, long activities, long participants, String hours) {
        assertThat(aggregation.number("activity_count")).isEqualTo(activities);
        assertThat(aggregation.number("participant_count")).isEqualTo(participants);
        assertThat(aggregation.body()).contains("\"hours_delivered\":" + hours + ",");
    }
}
