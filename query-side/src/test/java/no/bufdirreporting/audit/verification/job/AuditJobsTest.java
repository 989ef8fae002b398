package no.bufdirreporting.audit.verification.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.bufdirreporting.activity.query.RandomActivities;
import no.bufdirreporting.audit.Audit;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.job.AuditJob.Status;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One audit job runs at a time, and leaves no schema behind however it ends. */
class AuditJobsTest {

    private static final EventLog LOG = new EventLog();
    private static RunningReadModel readModel;
    private static Audit audit;

    @BeforeAll
    static void start() {
        List<DomainEventMessage<?>> events = new RandomActivities(5, LOG).events(400);
        readModel = RunningReadModel.start(LOG);
        readModel.publish(events);
        readModel.settle();
        audit = new Audit(readModel);
    }

    @AfterAll
    static void stop() {
        readModel.close();
    }

    @Test
    void secondJobIsRejectedWithTheIdOfTheFirst() {
        var first = audit.start(Kind.VERIFICATION);

        assertThatThrownBy(() -> audit.start(Kind.REBUILD))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("job-running")
                .hasMessageContaining(first.jobId());

        assertThat(audit.ended(first).status()).isEqualTo(Status.COMPLETED);
        assertThat(audit.ended(audit.start(Kind.REBUILD)).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void onlyChangesOfJobsWaitForTheDisk() {
        var jdbc = readModel.bean(JdbcTemplate.class);
        new TransactionTemplate(readModel.bean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            jdbc.execute("set local synchronous_commit = off");
            jdbc.update("update report_snapshot set status = status");
            assertThat(jdbc.queryForObject("show synchronous_commit", String.class))
                    .isEqualTo("off");
            jdbc.update("update audit.job set position = position");
            assertThat(jdbc.queryForObject("show synchronous_commit", String.class))
                    .isEqualTo("on");
        });
    }

    @Test
    void repeatedKeyGetsTheFirstAnswerAndStartsNothing() {
        var runner = readModel.bean(AuditJobRunner.class);
        var first = runner.start(Kind.VERIFICATION, "key-1");
        assertThat(runner.start(Kind.VERIFICATION, "key-1")).isEqualTo(first);
        assertThat(audit.ended(first).status()).isEqualTo(Status.COMPLETED);
        assertThat(runner.start(Kind.VERIFICATION, "key-1")).isEqualTo(first);

        var rebuild = runner.start(Kind.REBUILD, "key-1");
        assertThat(rebuild.jobId()).isNotEqualTo(first.jobId());
        assertThat(audit.ended(rebuild).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void cancelledJobChangesNothing() {
        var before = readModel.rows();
        var job = audit.start(Kind.REBUILD);
        readModel.bean(AuditJobs.class).requestCancel(job.jobId());

        var ended = audit.ended(job);

        assertThat(ended.status()).isEqualTo(Status.CANCELLED);
        assertThat(ended.result()).isNull();
        assertThat(ended.endedAt()).isNotNull();
        assertThat(audit.schemas()).containsExactly("read_model");
        assertThat(readModel.rows()).isEqualTo(before);
    }

    @Test
    void jobWithoutHeartbeatIsEndedByTheNextOneAndItsSchemaIsDropped() {
        audit.jdbc().update("""
                insert into audit.job (job_id, kind, status, position, head, events_per_second, started_at, owner,
                    heartbeat_at)
                values ('audit-job-lost', 'REBUILD', 'RUNNING', 1, 2, 3, now(), 'lost', now())""");
        audit.jdbc().execute("create schema read_model_shadow_auditjoblost");
        assertThatThrownBy(() -> audit.start(Kind.VERIFICATION)).hasMessageContaining("audit-job-lost");

        audit.jdbc().update("update audit.job set heartbeat_at = now() - interval '31 seconds'");
        assertThat(audit.ended(audit.start(Kind.VERIFICATION)).status()).isEqualTo(Status.COMPLETED);

        var lost = audit.find("audit-job-lost");
        assertThat(lost.status()).isEqualTo(Status.FAILED);
        assertThat(lost.failureReason()).isEqualTo("It was interrupted by a restart.");
        assertThat(audit.schemas()).containsExactly("read_model");
    }

    @Test
    void jobInterruptedAfterTheSwapIsCompleted() {
        audit.jdbc().update("""
                insert into audit.job (job_id, kind, status, position, head, events_per_second, started_at, owner,
                    heartbeat_at, swapped)
                values ('audit-job-swapped', 'REBUILD', 'RUNNING', 1, 2, 3, now(), 'lost', now() - interval '1 hour',
                    true)""");

        assertThat(audit.ended(audit.start(Kind.VERIFICATION)).status()).isEqualTo(Status.COMPLETED);

        assertThat(audit.find("audit-job-swapped").status()).isEqualTo(Status.COMPLETED);
    }
}
