package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static no.bufdirreporting.standalone.e2e.Given.DISTRIBUTIONS;
import static no.bufdirreporting.standalone.e2e.Given.activity;
import static no.bufdirreporting.standalone.e2e.Given.newActivity;
import static no.bufdirreporting.standalone.e2e.Given.organization;
import static no.bufdirreporting.standalone.e2e.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests that are repeated with their {@code Idempotency-Key}. */
class IdempotencyTest {

    private static final String REPORTS = "/api/v1/aggregated-report-data";
    private static final String SUBMISSIONS = AGGREGATIONS + "/submitted-periods";

    private final Api api = SystemUnderTest.api();
    private final String org = organization(api);
    private final String key = unique("key");

    @Test
    void aCorrectedActivityIsAnsweredAsItWasRecorded() {
        var first = post(ACTIVITIES, newActivity(org)).expect(201);
        api.put(first.header("Location"), object("hours", 4)).expect(200);
        assertSame(post(ACTIVITIES, newActivity(org)), first);
        api.delete(first.header("Location")).expect(200);
        post(ACTIVITIES, newActivity(org)).expectProblem(410, "deleted");
    }

    @Test
    void aCompletedAggregationIsAnsweredAsItWasStarted() {
        var body = object("org_id", org, "reporting_period_id", "2024");
        var first = post(AGGREGATIONS, body).expect(202);
        Given.ended(api, first.text("id"), "completed");
        var repeated = post(AGGREGATIONS, body);
        assertSame(repeated, first);
        var now = api.get(first.header("Location"), "If-None-Match", repeated.header("ETag"))
                .expect(200);
        assertThat(now.text("status")).isEqualTo("completed");
        post(AGGREGATIONS, object("org_id", org, "reporting_period_id", "2023"))
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
        api.delete(first.header("Location")).expect(200);
        post(AGGREGATIONS, body).expectProblem(410, "deleted");
    }

    @Test
    void aRecountedRangeIsAnsweredWithItsFirstCount() {
        activity(api, org);
        var body = object("org_id", org, "range", range("2024-11-01T00:00:00Z", "2024-12-01T00:00:00Z"));
        var first = post(AGGREGATIONS, body).expect(201);
        activity(api, org);
        api.put(first.header("Location"), object("range", range("2024-01-01T00:00:00Z", "2024-12-01T00:00:00Z")))
                .expect(200);
        assertSame(post(AGGREGATIONS, body), first);
        api.delete(first.header("Location")).expect(200);
        post(AGGREGATIONS, body).expectProblem(410, "deleted");
    }

    @Test
    void aRefreshedDistributionIsAnsweredAsItWasGenerated() {
        var body = object("org_id", org, "period_id", "2024", "breakdown_type", "region");
        var first = post(DISTRIBUTIONS, body).expect(201);
        activity(api, org);
        api.put(first.header("Location"), object("org_id", org, "period_id", "2024", "force_refresh", true))
                .expect(200);
        assertSame(post(DISTRIBUTIONS, body), first);
        api.delete(first.header("Location")).expect(200);
        post(DISTRIBUTIONS, body).expectProblem(410, "deleted");
    }

    @Test
    void aFinishedSnapshotIsAnsweredAsItWasStarted() {
        var body = object("organization_id", org, "period_id", "2024", "force_reaggregate", true);
        var first = post(REPORTS, body).expect(202);
        Reports.valid(api, first.text("snapshot_id"));
        assertSame(post(REPORTS, body), first);
        api.delete(first.header("Location")).expect(200);
        post(REPORTS, body).expectProblem(410, "deleted");
    }

    @Test
    void anExistingSnapshotOfAnotherRequestIsAnsweredAsItWas() {
        var body = object("organization_id", org, "period_id", "2024");
        activity(api, org);
        var existing = Reports.aggregated(api, org, "2024");
        var first = post(REPORTS, body).expect(200);
        assertThat(first.json()).isEqualTo(existing.json());
        String path = REPORTS + "/" + existing.text("snapshot_id");
        activity(api, org);
        api.put(path, object("invalidate_cache", true, "reason", "test")).expect(202);
        Reports.valid(api, existing.text("snapshot_id"));

        var repeated = post(REPORTS, body).expect(200);
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(repeated.header("ETag")).isEqualTo(first.header("ETag"));
        post(REPORTS, object("organization_id", org, "period_id", "2023"))
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
        post(REPORTS, object("organization_id", org, "period_id", "2024", "force_reaggregate", true))
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
        api.delete(path).expect(200);
        post(REPORTS, body).expectProblem(410, "deleted");
    }

    @Test
    void aSubmissionIsAnsweredAsItWasSubmitted() {
        var body = object("org_id", org, "period_id", "2024", "submitted_by", "kari");
        var first = post(SUBMISSIONS, body).expect(201);
        api.get(first.header("Location"), "If-None-Match", first.header("ETag")).expect(304);
        activity(api, org);
        assertSame(post(SUBMISSIONS, body), first);
        api.post(first.header("Location") + "/withdrawal", object("reason", "Talt dobbelt", "withdrawn_by", "kari"))
                .expect(200);
        post(SUBMISSIONS, body).expectProblem(410, "submission-withdrawn");
    }

    @Test
    void keysOfTwoOrganizationsDoNotCollide() {
        var other = organization(api);
        var first = post(ACTIVITIES, newActivity(org)).expect(201);
        var second = post(ACTIVITIES, newActivity(other)).expect(201);
        assertThat(second.text("activity_id")).isNotEqualTo(first.text("activity_id"));
        for (var each : new String[] {org, other}) {
            post(AGGREGATIONS, object("org_id", each, "reporting_period_id", "2024"))
                    .expect(202);
            post(DISTRIBUTIONS, object("org_id", each, "period_id", "2024", "breakdown_type", "region"))
                    .expect(201);
            post(REPORTS, object("organization_id", each, "period_id", "2024")).expect(202);
            post(SUBMISSIONS, object("org_id", each, "period_id", "2024", "submitted_by", "kari"))
                    .expect(201);
        }
    }

    private Answer post(String path, Map<String, @Nullable Object> body) {
        return api.post(path, body, "Idempotency-Key", key);
    }

    private static Map<String, @Nullable Object> range(String start, String end) {
        return object("start", start, "end", end);
    }

    private static void assertSame(Answer repeated, Answer first) {
        assertThat(repeated.status()).isEqualTo(first.status());
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(repeated.header("Location")).isEqualTo(first.header("Location"));
        assertThat(repeated.has("ETag")).isEqualTo(first.has("ETag"));
        if (first.has("ETag")) {
            assertThat(repeated.header("ETag")).isEqualTo(first.header("ETag"));
        }
    }
}
