package no.bufdirreporting.audit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import no.bufdirreporting.audit.query.AuditJob.Kind;
import no.bufdirreporting.audit.query.AuditJob.Status;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.springframework.jdbc.core.JdbcTemplate;

/** Jobs on a running read model, as a test asks for them. */
record Audit(RunningReadModel readModel) {

    AuditJob start(Kind kind) {
        return readModel.bean(AuditJobRunner.class).start(kind);
    }

    AuditJob find(String jobId) {
        return readModel.bean(AuditJobs.class).find(jobId).orElseThrow().job();
    }

    AuditJob ended(AuditJob job) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> find(job.jobId()), it -> !it.isRunning());
    }

    /** What a job that must succeed finds. */
    Findings findings(Kind kind) {
        var job = ended(start(kind));
        assertThat(job.status()).as(() -> "because " + job.failureReason()).isEqualTo(Status.COMPLETED);
        return job.result();
    }

    Iterable<String> schemas() {
        return jdbc().queryForList("select nspname from pg_namespace where nspname like 'read_model%'", String.class);
    }

    JdbcTemplate jdbc() {
        return readModel.bean(JdbcTemplate.class);
    }
}
