package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Reports.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The API of report snapshots and their jobs. Organizations of tests use the default definition. */
class ReportDataTest {

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void aSnapshotIsAggregatedByAJob() {
        visit("2024-05-01", "kari");
        visit("2024-06-01", "kari");
        var started = api.post(PATH, body("2024", false)).expect(202);
        assertThat(started.text("snapshot_status")).isEqualTo("processing");
        assertThat(started.header("Location")).isEqualTo(PATH + "/" + started.text("snapshot_id"));

        var job = Reports.endedJob(api, started.text("job_id"));
        assertThat(job.text("status")).isEqualTo("completed");
        assertThat(job.text("snapshot_id")).isEqualTo(started.text("snapshot_id"));
        assertThat(job.text("organization_id")).isEqualTo(org);
        assertThat(job.number("estimated_completion_seconds"))
                .isEqualTo(started.number("estimated_completion_seconds"))
                .isPositive();
        assertThat(job.decimal("duration_seconds")).isPositive();

        var snapshot = api.get(started.header("Location")).expect(200);
        assertThat(snapshot.text("snapshot_status")).isEqualTo("current");
        assertThat(snapshot.at("/cache_valid").booleanValue()).isTrue();
        assertThat(Reports.value(snapshot, "antall_aktiviteter")).isEqualTo(2);
        assertThat(Reports.value(snapshot, "antall_unike_kontakter")).isEqualTo(1);
        assertThat(snapshot.at("/prior_period/period_id").stringValue()).isEqualTo("2023");
        assertThat(snapshot.at("/prior_period/snapshot_id").isNull()).isTrue();
        assertThat(snapshot.number("field_count")).isGreaterThan(snapshot.number("populated_field_count"));
    }

    @Test
    void aValidSnapshotIsReturnedUnlessANewOneIsForced() {
        visit("2024-05-01", "kari");
        String first = Reports.aggregated(api, org, "2024").text("snapshot_id");
        var same = api.post(PATH, body("rp-2024", null)).expect(200);
        assertThat(same.text("snapshot_id")).isEqualTo(first);
        assertThat(same.at("/sections").isEmpty()).isFalse();

        String second = api.post(PATH, body("2024", true)).expect(202).text("snapshot_id");
        assertThat(second).isNotEqualTo(first);
        Reports.valid(api, second);
        assertThat(status(first)).isEqualTo("historical");
        assertThat(status(second)).isEqualTo("current");

        String earlierPeriod = Reports.aggregated(api, org, "2023").text("snapshot_id");
        assertThat(status(earlierPeriod)).isEqualTo("historical");
        var all = list("");
        assertThat(all.each("snapshot_id")).containsExactly(earlierPeriod, second, first);
        for (String spelling : new String[] {"2024", "rp-2024"}) {
            assertThat(list("&period_id=" + spelling).each("snapshot_id")).containsExactly(second, first);
        }
        assertThat(list("&snapshot_status=current").each("snapshot_id")).containsExactly(second);
        assertThat(list("&snapshot_status=historical&limit=1").total()).isEqualTo(2);

        api.delete(PATH + "/" + second).expect(200);
        assertThat(status(first)).isEqualTo("current");
    }

    @Test
    void priorValuesComeFromTheNewestSnapshotElseFromActivities() {
        visit("2023-05-01", "ola");
        visit("2024-05-01", "kari");
        var fromActivities = Reports.aggregated(api, org, "2024");
        assertThat(priorValue(fromActivities)).isEqualTo(1);

        String prior = Reports.aggregated(api, org, "2023").text("snapshot_id");
        String forced = api.post(PATH, body("2024", true)).expect(202).text("snapshot_id");
        var fromSnapshot = Reports.valid(api, forced);
        assertThat(priorValue(fromSnapshot)).isEqualTo(1);
        assertThat(fromSnapshot.at("/prior_period/snapshot_id").stringValue()).isEqualTo(prior);
        assertThat(fromSnapshot.at("/prior_period/aggregated_at").isNull()).isFalse();
    }

    @Test
    void anInvalidatedSnapshotIsAggregatedAgainAndShowsTheReason() {
        String id = Reports.aggregated(api, org, "2024").text("snapshot_id");
        var invalidated = api.put(PATH + "/" + id, object("invalidate_cache", true, "reason", "Deadline extended"))
                .expect(202);
        assertThat(invalidated.text("snapshot_status")).isEqualTo("processing");
        assertThat(invalidated.at("/cache_valid").booleanValue()).isFalse();
        assertThat(invalidated.text("invalidation_reason")).isEqualTo("Deadline extended");
        assertThat(invalidated.text("invalidated_at")).endsWith("Z");
        assertThat(Reports.endedJob(api, invalidated.text("job_id")).text("status"))
                .isEqualTo("completed");
        var again = api.get(PATH + "/" + id).expect(200);
        assertThat(again.at("/cache_valid").booleanValue()).isTrue();
        assertThat(again.at("/invalidation_reason").isNull()).isTrue();

        var untouched =
                api.put(PATH + "/" + id, object("invalidate_cache", false)).expect(200);
        assertThat(untouched.text("job_id")).isEqualTo(invalidated.text("job_id"));
    }

    @Test
    void aDeletedSnapshotAndItsCacheEntryAreNotFound() {
        String id = Reports.aggregated(api, org, "2024").text("snapshot_id");
        var deleted = api.delete(PATH + "/" + id).expect(200);
        assertThat(deleted.at("/deleted").booleanValue()).isTrue();
        assertThat(deleted.at("/cache_cleared").booleanValue()).isTrue();
        assertThat(deleted.text("snapshot_id")).isEqualTo(id);
        api.get(PATH + "/" + id).expectProblem(404, "not-found");
        api.put(PATH + "/" + id, object("invalidate_cache", true, "reason", "x"))
                .expectProblem(404, "not-found");
        api.delete(PATH + "/" + id).expectProblem(404, "not-found");
        assertThat(api.post(PATH, body("2024", false)).expect(202).text("snapshot_id"))
                .isNotEqualTo(id);
    }

    @Test
    void concurrentRequestsShareOneJob() throws Exception {
        var answers = Together.atOnce(8, client -> client.post(PATH, body("2024", false)));
        assertThat(answers).allMatch(it -> it.status() == 202 || it.status() == 200);
        assertThat(answers.stream().map(it -> it.text("snapshot_id")).distinct())
                .hasSize(1);
        assertThat(answers.stream().map(it -> it.text("job_id")).distinct()).hasSize(1);
        assertThat(list("").total()).isEqualTo(1);
    }

    @Test
    void concurrentRequestsAfterADeletionShareOneNewSnapshot() throws Exception {
        String id = Reports.aggregated(api, org, "2024").text("snapshot_id");
        api.delete(PATH + "/" + id).expect(200);
        var answers = Together.atOnce(6, client -> client.post(PATH, body("2024", false)));
        assertThat(answers).allMatch(it -> it.status() == 202 || it.status() == 200);
        assertThat(answers.stream().map(it -> it.text("snapshot_id")).distinct())
                .hasSize(1)
                .doesNotContain(id);
    }

    @Test
    void theKeyOfADeletedResourceBlocksNoOtherRequest() {
        String key = Given.unique("key");
        String id = api.post(PATH, body("2024", false), "Idempotency-Key", key)
                .expect(202)
                .text("snapshot_id");
        api.delete(PATH + "/" + id).expect(200);
        for (int n = 0; n < 3; n++) {
            api.post(PATH, body("2024", true), "Idempotency-Key", key).expectProblem(410, "deleted");
        }
        api.post(PATH, body("2024", false)).expect(202);

        var activity = api.post(Given.ACTIVITIES, Given.newActivity(org), "Idempotency-Key", key);
        api.delete(Given.ACTIVITIES + "/" + activity.text("activity_id")).expect(200);
        for (int n = 0; n < 3; n++) {
            api.post(Given.ACTIVITIES, Given.newActivity(org), "Idempotency-Key", key)
                    .expectProblem(410, "deleted");
        }
    }

    @Test
    void aRepeatedRequestGetsTheFirstResponse() {
        String key = Given.unique("key");
        var first = api.post(PATH, body("2024", true), "Idempotency-Key", key).expect(202);
        String id = first.text("snapshot_id");
        Reports.valid(api, id);
        api.put(PATH + "/" + id, object("invalidate_cache", true, "reason", "x"))
                .expect(202);
        var repeat = api.post(PATH, body("2024", true), "Idempotency-Key", key).expect(202);
        assertThat(repeat.text("snapshot_id")).isEqualTo(id);
        assertThat(repeat.text("job_id")).isEqualTo(first.text("job_id"));
        api.post(PATH, body("2022", true), "Idempotency-Key", key)
                .expectProblem(422, "idempotency-key-reused", "Idempotency-Key");
        assertThat(list("").total()).isEqualTo(1);
    }

    @Test
    void aStaleVersionIsRejected() {
        String id = Reports.aggregated(api, org, "2024").text("snapshot_id");
        String seen = api.get(PATH + "/" + id).header("ETag");
        var reason = object("invalidate_cache", true, "reason", "x");
        api.put(PATH + "/" + id, reason, "If-Match", seen).expect(202);
        api.put(PATH + "/" + id, reason, "If-Match", seen).expectProblem(412, "stale-version");
        api.delete(PATH + "/" + id, "If-Match", seen).expectProblem(412, "stale-version");
    }

    @Test
    void ifNoneMatchNeverHidesAChangeOfValidity() {
        String id = Reports.aggregated(api, org, "2024").text("snapshot_id");
        String seen = api.get(PATH + "/" + id).header("ETag");
        visit("2024-05-01", "kari");
        var again = api.get(PATH + "/" + id, "If-None-Match", seen).expect(200);
        assertThat(again.at("/cache_valid").booleanValue()).isFalse();
        assertThat(again.header("Cache-Control")).contains("no-store");
    }

    @Test
    void respondAsyncDoesNotWait() {
        var answer =
                api.post(PATH, body("2024", false), "Prefer", "respond-async").expect(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
    }

    @Test
    void allErrorsAreReported() {
        api.post(PATH, object("period", "2024", "force_reaggregate", "yes"))
                .expectProblem(400, "invalid-request", "organization_id", "period_id", "period", "force_reaggregate");
        api.post(PATH, object("organization_id", "org-nobody", "period_id", "2024"))
                .expectProblem(422, "unknown-organization", "organization_id");
        api.post(PATH, body("2024-13", false)).expectProblem(422, "unknown-reporting-period", "period_id");
        String id = Reports.aggregated(api, org, "2024").text("snapshot_id");
        api.put(PATH + "/" + id, object("reason", "x")).expectProblem(400, "invalid-request", "invalidate_cache");
        api.put(PATH + "/" + id, object("invalidate_cache", true)).expectProblem(400, "invalid-request", "reason");
        api.get(PATH + "/snap-unknown").expectProblem(404, "not-found");
        api.get(PATH + "/jobs/job-agg-unknown").expectProblem(404, "not-found");
        api.get(PATH + "?snapshot_status=old&colour=red")
                .expectProblem(400, "invalid-request", "snapshot_status", "colour");
        assertThat(list("").total()).isEqualTo(1);
    }

    private void visit(String day, String contact) {
        Given.activity(api, org, "submitted_at", day + "T12:00:00Z", "contact_id", contact);
    }

    private Map<String, @Nullable Object> body(String period, @Nullable Boolean force) {
        var body = object("organization_id", org, "period_id", period);
        if (force != null) {
            body.put("force_reaggregate", force);
        }
        return body;
    }

    private Answer list(String filter) {
        return api.get(PATH + "?organization_id=" + org + filter).expect(200);
    }

    private String status(String snapshot) {
        return api.get(PATH + "/" + snapshot).expect(200).text("snapshot_status");
    }

    private static long priorValue(Answer snapshot) {
        return snapshot.json()
                .required("sections")
                .valueStream()
                .flatMap(section -> section.required("fields").valueStream())
                .collect(Collectors.toMap(
                        it -> it.required("field_key").stringValue(), it -> it.required("prior_period_value")))
                .get("antall_aktiviteter")
                .longValue();
    }
}
