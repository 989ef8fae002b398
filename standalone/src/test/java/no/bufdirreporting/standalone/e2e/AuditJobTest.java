package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The API of audit jobs. */
class AuditJobTest {

    private final Api api = SystemUnderTest.api();

    @Test
    void jobsAreStartedWatchedAndCancelled() throws Exception {
        Given.activity(api, Given.organization(api));

        var started = Jobs.start(api, "verifications").expect(202);
        String path = Jobs.path(started);
        assertThat(started.header("Location")).isEqualTo(path);
        assertThat(started.json().propertyNames())
                .containsExactly(
                        "job_id", "kind", "status", "progress", "result", "started_at", "ended_at", "failure_reason");
        assertThat(started.text("kind")).isEqualTo("verification");
        assertThat(started.text("status")).isEqualTo("running");
        try (var watching = Watching.open(path + "/events", Jobs.AUDITOR)) {
            Jobs.start(api, "rebuilds").expectProblem(409, "job-running");
            assertThat(watching.next("progress").data().at("/job_id").stringValue())
                    .isEqualTo(started.text("job_id"));
            var last = watching.next("ended").data();
            assertThat(last.at("/status").stringValue())
                    .as("%s", last.at("/failure_reason"))
                    .isEqualTo("completed");
            assertThat(last.at("/progress/percent").doubleValue()).isEqualTo(100);
        }
        var ended = Jobs.ended(api, started);
        assertThat(ended.at("/result").propertyNames())
                .containsExactly(
                        "position", "tables", "rows_compared", "figures_recomputed", "difference_count", "differences");
        api.delete(path, Jobs.AUDITOR).expectProblem(409, "job-ended");

        var cancelled = Jobs.start(api, "rebuilds").expect(202);
        api.delete(Jobs.path(cancelled), Jobs.AUDITOR).expect(202);
        assertThat(Jobs.ended(api, cancelled).text("status")).isEqualTo("cancelled");
        api.get("/api/v1/audit/jobs/nobodys", Jobs.AUDITOR).expectProblem(404, "not-found");

        var newest = list("jobs?limit=2");
        assertThat(newest.each("job_id")).containsExactly(cancelled.text("job_id"), started.text("job_id"));
        assertThat(newest.total()).isGreaterThanOrEqualTo(2);
        assertThat(newest.at("/data/1").propertyNames())
                .isEqualTo(started.json().propertyNames());
        assertThat(list("verifications?status=completed&limit=1").each("job_id"))
                .containsExactly(started.text("job_id"));
        assertThat(list("rebuilds?status=cancelled&limit=1").each("job_id")).containsExactly(cancelled.text("job_id"));
        assertThat(list("jobs?kind=rebuild&status=running").each("job_id")).isEmpty();
        api.get("/api/v1/audit/verifications?kind=rebuild", Jobs.AUDITOR).expectProblem(400, "invalid-request", "kind");
        api.get("/api/v1/audit/jobs").expectProblem(401, "unauthorized");
    }

    private Answer list(String path) {
        return api.get("/api/v1/audit/" + path, Jobs.AUDITOR).expect(200);
    }
}
