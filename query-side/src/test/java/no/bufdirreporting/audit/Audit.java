package no.bufdirreporting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import no.bufdirreporting.audit.verification.job.AuditJob;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.job.AuditJob.Status;
import no.bufdirreporting.audit.verification.job.AuditJobRunner;
import no.bufdirreporting.audit.verification.job.AuditJobs;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.springframework.jdbc.core.JdbcTemplate;

/** Jobs on a running read model, as a test asks for them. */
public record Audit(RunningReadModel readModel) {

    public AuditJob start(Kind kind) {
        return readModel.bean(AuditJobRunner.class).start(kind, null);
    }

    public AuditJob find(String jobId) {
        return readModel.bean(AuditJobs.class).findById(jobId).orElseThrow().view();
    }

    public AuditJob ended(AuditJob job) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> find(job.jobId()), it -> !it.underWay());
    }

    /** What a job that must succeed finds. */
    public Findings findings(Kind kind) {
        var job = ended(start(kind));
        assertThat(job.status()).as(() -> "because " + job.failureReason()).isEqualTo(Status.COMPLETED);
        return job.result();
    }

    public Iterable<String> schemas() {
        return jdbc().queryForList("select nspname from pg_namespace where nspname like 'read_model%'", String.class);
    }

    public JdbcTemplate jdbc() {
        return readModel.bean(JdbcTemplate.class);
    }
}
