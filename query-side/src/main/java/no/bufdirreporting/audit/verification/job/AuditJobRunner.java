package no.bufdirreporting.audit.verification.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.audit.verification.comparison.LiveReadModel;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.job.AuditJob.Status;
import no.bufdirreporting.audit.verification.shadow.JobEnded;
import no.bufdirreporting.audit.verification.shadow.LeftOverSchemas;
import no.bufdirreporting.audit.verification.shadow.ShadowSchema;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works on jobs, one at a time, each in a thread of its own; and ends those that a crash has interrupted. */
@Component
public class AuditJobRunner {

    private static final Logger log = LoggerFactory.getLogger(AuditJobRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AuditJobs jobs;
    private final LiveReadModel live;
    private final SchemaSwap swap;
    private final LeftOverSchemas schemas;
    private final ObjectMapper json;
    private final String owner;
    private final Leadership leadership;
    private volatile @Nullable Thread working;

    AuditJobRunner(
            AuditJobs jobs,
            LiveReadModel live,
            SchemaSwap swap,
            LeftOverSchemas schemas,
            ObjectMapper json,
            NodeId node,
            Leadership leadership) {
        this.jobs = jobs;
        this.live = live;
        this.swap = swap;
        this.schemas = schemas;
        this.json = json;
        this.owner = node.toString();
        this.leadership = leadership;
        endInterrupted(owner);
    }

    /** @throws ProblemException 409 while another job is running */
    public AuditJob start(Kind kind) {
        // Those of others: whatever this process has left, it has ended at its start.
        endInterrupted("");
        var job = jobs.start(kind, owner)
                .orElseThrow(() -> ProblemException.conflict(
                        "job-running",
                        "Job '%s' is running.".formatted(jobs.running().orElse("another"))));
        working = Thread.ofPlatform().name("audit-job").daemon().start(() -> work(job));
        return job;
    }

    private void work(AuditJob job) {
        Status status = Status.FAILED;
        String reason = null;
        try {
            run(job);
            status = Status.COMPLETED;
        } catch (JobEnded ended) {
            status = ended.isCancelled() ? Status.CANCELLED : Status.FAILED;
            reason = ended.getMessage();
        } catch (RuntimeException failed) {
            log.error("Job {} failed", job.jobId(), failed);
            reason = "It could not be carried out; the log says why.";
        } finally {
            end(job, status, reason);
        }
    }

    private void run(AuditJob job) {
        var schema = ShadowSchema.of(job.jobId());
        try (var shadow = live.shadow(schema);
                var pulse =
                        new JobPulse(progress -> jobs.progress(job.jobId(), progress), shadow::position, live::head)) {
            var steps = new JobRun(job, live, shadow, swap, pulse, json);
            jobs.found(job.jobId(), steps.compare());
            if (job.kind() == Kind.REBUILD) {
                steps.takeOver();
            }
        }
    }

    /** Nobody hears of the end before everything is cleared away. */
    private void end(AuditJob job, Status status, @Nullable String reason) {
        // An interrupt has done its work; it must not break what follows.
        boolean interrupted = Thread.interrupted();
        try {
            schemas.clearOf(job.jobId());
            jobs.end(job.jobId(), status, reason);
        } catch (RuntimeException down) {
            log.warn("The end of job {} will be noted at the next start", job.jobId(), down);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void endInterrupted(String formerOwner) {
        for (var stranded : jobs.stranded(formerOwner, living())) {
            if (stranded.swapped()) {
                jobs.end(stranded.jobId(), Status.COMPLETED, null);
            } else {
                jobs.end(stranded.jobId(), Status.FAILED, "It was interrupted by a restart.");
            }
        }
        schemas.clear();
    }

    /** A job of this process that takes long to say something is not dead. */
    private String living() {
        var thread = working;
        return thread != null && thread.isAlive() ? owner : "";
    }

    /** Nobody else would end the job of a node that never comes back. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void endThoseOfDeadNodes() {
        try {
            if (leadership.leads() && !jobs.stranded("", living()).isEmpty()) {
                endInterrupted("");
            }
        } catch (DataAccessException unavailable) {
            log.debug("Jobs cannot be looked at", unavailable);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        var thread = working;
        if (thread != null) {
            thread.interrupt();
            thread.join(PATIENCE);
        }
    }
}
