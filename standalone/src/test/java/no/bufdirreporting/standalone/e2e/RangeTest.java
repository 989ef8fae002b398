package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of aggregations of a range. */
class RangeTest {

    private static final String DAY = "2024-11-05T00:00:00Z";
    private static final String END_OF_DAY = "2024-11-05T23:59:59Z";

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void aRangeIsReturnedWithItsCount() {
        Given.activity(api, org, "contact_id", "a", "hours", 2, "participant_count", 7, "category", "ungdom");
        Given.activity(api, org, "contact_id", "a", "hours", 1);
        Given.activity(api, org, "status", "planned");

        var counted =
                count("2024-11-05T13:00:00.0+01:00", "2024-11-05T12:00:00Z").expect(201);

        assertThat(counted.text("id")).startsWith("agg-snap-");
        assertThat(counted.header("Location")).isEqualTo(path(counted));
        assertThat(counted.text("kind")).isEqualTo("range");
        assertThat(counted.text("status")).isEqualTo("completed");
        assertThat(counted.text("range_start")).isEqualTo("2024-11-05T12:00:00Z");
        assertThat(counted.text("range_end")).isEqualTo("2024-11-05T12:00:00Z");
        assertThat(counted.number("activity_count")).isEqualTo(2);
        assertThat(counted.number("participant_count")).isEqualTo(8);
        assertThat(counted.number("unique_participants")).isEqualTo(1);
        assertThat(counted.number("hours_delivered")).isEqualTo(3);
        assertThat(counted.text("snapshot_at")).isEqualTo(counted.text("refreshed_at"));
        assertThat(counted.json().required("reporting_period_id").isNull()).isTrue();
        var read = api.get(path(counted)).expect(200);
        assertThat(read.body()).isEqualTo(counted.body());
        assertThat(read.header("ETag")).isEqualTo(counted.header("ETag"));
        var metrics = api.get(path(counted) + "/metrics").expect(200);
        assertThat(metrics.json().required("period_id").isNull()).isTrue();
        assertThat(metrics.number("total_activities")).isEqualTo(2);
        assertThat(metrics.at("/category_distribution/ungdom/participants").longValue())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05T12:00:00Z, 2024-11-05T12:00:00Z, 3",
        "2024-11-05T12:00:00Z, 2024-11-05T12:00:00.000000Z, 3",
        "2024-11-05T12:00:00Z, 2024-11-05T12:00:00.999998Z, 2",
        "2024-11-05T12:00:00.000001Z, 2024-11-05T12:00:00.999999Z, 2",
        "2024-11-05T12:00:00.000001Z, 2024-11-05T12:00:00.000001Z, 1",
        "2024-11-05T12:00:00.000002Z, 2024-11-05T12:00:00.999998Z, 0",
        "2024-11-05T12:00:00.5Z, 2024-11-05T12:00:00Z, 1",
        "2024-11-05T11:59:59Z, 2024-11-05T11:59:59Z, 0",
        "0001-01-01T00:00:00Z, 9999-12-31T23:59:59Z, 4"
    })
    void aRangeIncludesBothEnds(String start, String end, long activities) {
        for (String fraction : new String[] {"", ".000001", ".999999"}) {
            Given.activity(
                    api, org, "submitted_at", "2024-11-05T12:00:00" + fraction + "Z", "contact_id", "c" + fraction);
        }
        Given.activity(api, org, "submitted_at", "2024-11-05T12:00:01Z", "contact_id", "d");

        var counted = count(start, end).expect(201);

        assertThat(counted.number("activity_count")).isEqualTo(activities);
        assertThat(counted.number("unique_participants")).isEqualTo(activities);
        var listed = activities(start, end).expect(200);
        assertThat(listed.total()).isEqualTo(activities);
    }

    @Test
    void aRecountMayChangeTheRange() {
        var first = count(DAY, END_OF_DAY).expect(201);
        Given.activity(api, org);

        var again = api.put(path(first), body(DAY, END_OF_DAY)).expect(200);
        assertThat(again.number("activity_count")).isEqualTo(1);
        assertThat(again.text("created_at")).isEqualTo(first.text("created_at"));

        var other = api.put(path(first), body("2024-11-05T12:00:00.000001Z", END_OF_DAY))
                .expect(200);
        assertThat(other.number("activity_count")).isZero();
        assertThat(other.text("range_start")).isEqualTo("2024-11-05T12:00:00.000001Z");
        assertThat(api.get(path(first)).body()).isEqualTo(other.body());
    }

    @Test
    void identicalRequestsCreateTwoSnapshots() {
        var first = count(DAY, END_OF_DAY).expect(201);
        var second = count(DAY, END_OF_DAY).expect(201);
        var period = Given.completedAggregation(api, org, "2024-11");

        assertThat(list("&kind=range").each("id")).containsExactly(second.text("id"), first.text("id"));
        assertThat(list("").each("id")).containsExactly(period.text("id"), second.text("id"), first.text("id"));
        assertThat(list("&kind=period").each("id")).containsExactly(period.text("id"));
        assertThat(period.json().required("range_start").isNull()).isTrue();
        assertThat(period.json().required("snapshot_at").isNull()).isTrue();
    }

    @Test
    void aDeletedRangeIsNotFound() {
        var counted = count(DAY, END_OF_DAY).expect(201);

        var deleted = api.delete(path(counted)).expect(200);

        assertThat(deleted.body()).isEqualTo("{\"deleted\":true,\"id\":\"" + counted.text("id") + "\"}");
        api.get(path(counted)).expectProblem(404, "not-found");
        api.get(path(counted) + "/metrics").expectProblem(404, "not-found");
        api.put(path(counted), body(DAY, END_OF_DAY)).expectProblem(404, "not-found");
        api.delete(path(counted)).expectProblem(404, "not-found");
    }

    @Test
    void aBodyIsEitherForARangeOrForAPeriod() {
        var range = object("start", DAY, "end", END_OF_DAY);
        api.post(AGGREGATIONS, object("org_id", org, "range", range, "reporting_period_id", "2024"))
                .expectProblem(400, "invalid-request", "range", "reporting_period_id");
        api.post(AGGREGATIONS, object("org_id", org))
                .expectProblem(400, "invalid-request", "range", "reporting_period_id");
        api.post(AGGREGATIONS, object("org_id", org, "range", object("start", DAY, "until", DAY)))
                .expectProblem(400, "invalid-request", "range.end", "range.until");
        api.post(AGGREGATIONS, object("org_id", org, "range", object("start", DAY, "end", "2024-11-06T00:00:00.Z")))
                .expectProblem(400, "invalid-request", "range.end");
        var ofRange = count(DAY, END_OF_DAY).expect(201);
        var ofPeriod = Given.completedAggregation(api, org, "2024-11");
        var period = object("org_id", org, "reporting_period_id", "2024-11");
        api.put(path(ofRange), object())
                .expectProblem(400, "invalid-request", "org_id", "range", "reporting_period_id");
        api.put(path(ofRange), object("org_id", org, "range", range))
                .expectProblem(400, "invalid-request", "org_id", "range", "reporting_period_id");
        api.put(path(ofRange), period).expectProblem(400, "invalid-request", "reporting_period_id");
        api.put(path(ofPeriod), body(DAY, END_OF_DAY)).expectProblem(400, "invalid-request", "range");
    }

    @Test
    void invalidRangesAreRejected() {
        count("2024-11-05T00:00:01Z", DAY).expectProblem(422, "range-ends-before-start", "range.end");
        count("0000-01-01T00:00:00Z", DAY).expectProblem(422, "range-outside-calendar", "range.start");
        String nobody = Given.unique("nobody");
        api.post(AGGREGATIONS, object("org_id", nobody, "range", object("start", DAY, "end", DAY)))
                .expectProblem(422, "unknown-organization", "org_id");
        var counted = count(DAY, END_OF_DAY).expect(201);
        api.put(path(counted), body(END_OF_DAY, DAY)).expectProblem(422, "range-ends-before-start", "range.end");
        assertThat(api.get(path(counted)).body()).isEqualTo(counted.body());
    }

    @Test
    void aStaleVersionRecountsAndDeletesNothing() {
        var counted = count(DAY, END_OF_DAY).expect(201);

        api.put(path(counted), body(DAY, DAY), "If-Match", "\"0\"").expectProblem(412, "stale-version");
        api.delete(path(counted), "If-Match", "\"0\"").expectProblem(412, "stale-version");
        api.put(path(counted), body(DAY, DAY), "If-Match", counted.header("ETag"))
                .expect(200);
    }

    @Test
    void respondAsyncDoesNotWait() {
        var counting = api.post(AGGREGATIONS, newRange(DAY, END_OF_DAY), "Prefer", "respond-async")
                .expect(202);

        assertThat(counting.text("status")).isEqualTo("processing");
        assertThat(counting.text("range_end")).isEqualTo(END_OF_DAY);
        assertThat(counting.json().required("activity_count").isNull()).isTrue();
        assertThat(counting.header("Location")).isEqualTo(path(counting));
        assertThat(counting.header("Preference-Applied")).isEqualTo("respond-async");
        Given.activity(api, org); // so that the aggregation is there to be read
        Given.ended(api, counting.text("id"), "completed");
    }

    @Test
    void aRepeatWithTheSameKeyGetsTheSameSnapshot() throws Exception {
        String key = Given.unique("key");

        var answers = Together.atOnce(
                8, client -> client.post(AGGREGATIONS, newRange(DAY, END_OF_DAY), "Idempotency-Key", key));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers)
                .extracting(answer -> answer.text("id"))
                .containsOnly(answers.getFirst().text("id"));
        assertThat(list("").total()).isEqualTo(1);
        api.post(AGGREGATIONS, newRange(DAY, DAY), "Idempotency-Key", key)
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
        api.post(AGGREGATIONS, object("org_id", org, "reporting_period_id", "2024"), "Idempotency-Key", key)
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
    }

    @Test
    void concurrentRequestsNeverShowFiguresOfAnotherRange() throws Exception {
        Given.activity(api, org, "submitted_at", "2024-11-05T12:00:00Z");
        Given.activity(api, org, "submitted_at", "2024-11-06T12:00:00Z");
        var one = count("2024-11-05T00:00:00Z", "2024-11-05T23:59:59Z").expect(201);
        var number = new AtomicInteger();

        var answers = Together.atOnce(8, client -> {
            String end = number.getAndIncrement() % 2 == 0 ? "2024-11-05T23:59:59Z" : "2024-11-06T23:59:59Z";
            return client.put(path(one), body("2024-11-05T00:00:00Z", end));
        });

        answers.forEach(answer -> assertRangeAndCountFit(answer.expect(200)));
        assertRangeAndCountFit(api.get(path(one)).expect(200));
    }

    private static void assertRangeAndCountFit(Answer answer) {
        long days = answer.text("range_end").startsWith("2024-11-06") ? 2 : 1;
        assertThat(answer.number("activity_count")).as(answer.body()).isEqualTo(days);
    }

    @Test
    void theActivitiesOfARangeAreListedNewestFirst() {
        var early = Given.activity(api, org, "submitted_at", "2024-11-05T00:00:00Z", "location", "Oslo", "hours", 2);
        var late = Given.activity(api, org, "submitted_at", "2024-11-05T23:59:59.999999Z", "participant_count", 4);
        Given.activity(api, org, "submitted_at", "2024-11-06T00:00:00Z");
        Given.activity(api, org, "submitted_at", "2024-11-05T12:00:00Z", "status", "cancelled");

        var listed = activities(DAY, END_OF_DAY).expect(200);

        assertThat(listed.each("activity_id")).containsExactly(late.text("activity_id"), early.text("activity_id"));
        assertThat(listed.at("/data/1/recorded_at").stringValue()).isEqualTo("2024-11-05T00:00:00Z");
        assertThat(listed.at("/data/1/location").stringValue()).isEqualTo("Oslo");
        assertThat(listed.at("/data/1/hours").intValue()).isEqualTo(2);
        assertThat(listed.at("/data/0/participant_count").intValue()).isEqualTo(4);
        var second = api.get(
                        AGGREGATIONS + "/activities?org_id=" + org + "&start=2024-11-05&end=2024-11-05&limit=1&page=2")
                .expect(200);
        assertThat(second.header("Link")).contains("rel=\"prev\"");
        assertThat(count(DAY, END_OF_DAY).number("activity_count")).isEqualTo(listed.total());
    }

    @Test
    void aListOfActivitiesRequiresARange() {
        api.get(AGGREGATIONS + "/activities").expectProblem(400, "invalid-request", "org_id", "start", "end");
        api.get(AGGREGATIONS + "/activities?org_id=" + org + "&start=soon&end=" + DAY + "&limit=0&x=1")
                .expectProblem(400, "invalid-request", "start", "limit", "x");
        activities(END_OF_DAY, DAY).expectProblem(422, "range-ends-before-start", "end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/activities", "/last-submitted-period", "/submitted-periods/sub-1"})
    void literalPathSegmentsAreNotIds(String path) {
        api.post(AGGREGATIONS + path, object()).expectProblem(405, "method-not-allowed");
    }

    private Answer count(String start, String end) {
        return api.post(AGGREGATIONS, newRange(start, end));
    }

    private Answer activities(String start, String end) {
        return api.get(AGGREGATIONS + "/activities?org_id=%s&start=%s&end=%s".formatted(org, start, end));
    }

    private Answer list(String query) {
        return api.get(AGGREGATIONS + "?org_id=" + org + query).expect(200);
    }

    private Map<String, @Nullable Object> newRange(String start, String end) {
        return object("org_id", org, "range", object("start", start, "end", end));
    }

    private static Map<String, @Nullable Object> body(String start, String end) {
        return object("range", object("start", start, "end", end));
    }

    private static String path(Answer aggregation) {
        return AGGREGATIONS + "/" + aggregation.text("id");
    }
}
