package no.bufdirreporting.audit.verification.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.verification.comparison.LiveReadModel;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.job.AuditJob.Status;
import no.bufdirreporting.audit.verification.shadow.JobAbortedException;
import no.bufdirreporting.audit.verification.shadow.LeftOverSchemas;
import no.bufdirreporting.audit.verification.shadow.ShadowSchema;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs audit jobs, one at a time, each in a thread of its own, and ends jobs that a crash has interrupted. */
@Component
public class AuditJobRunner {

    private static final Logger log = LoggerFactory.getLogger(AuditJobRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** No id begins like this. */
    private static final String NO_PROCESS = "#";

    private final AuditJobs jobs;
    private final LiveReadModel live;
    private final SchemaSwap swap;
    private final LeftOverSchemas schemas;
    private final ObjectMapper json;
    private final String owner;
    private final Leadership leadership;
    private final PausedProcessors pauses;
    private volatile @Nullable Thread worker;

    AuditJobRunner(
            AuditJobs jobs,
            LiveReadModel live,
            SchemaSwap swap,
            LeftOverSchemas schemas,
            ObjectMapper json,
            NodeId node,
            Leadership leadership,
            PausedProcessors pauses,
            AuditSchema migrated) {
        this.jobs = jobs;
        this.live = live;
        this.swap = swap;
        this.schemas = schemas;
        this.json = json;
        this.owner = node.toString();
        this.leadership = leadership;
        this.pauses = pauses;
        endStranded(node.prefix());
    }

    /**
     * Starts a job, or returns the one that an earlier request with the key has started, as it was then.
     *
     * @param idempotencyKey null if the client sent none
     * @throws ProblemException 409 while another job is running, or while a processor is paused
     */
    public AuditJob start(Kind kind, @Nullable String idempotencyKey) {
        // Jobs of other nodes; this process has ended its own at the start.
        endStranded(NO_PROCESS);
        String id = AuditJobs.idOf(kind, idempotencyKey);
        var started = jobs.findById(id).isPresent() ? Optional.<StoredJob>empty() : startNew(id, kind);
        if (started.isEmpty()) {
            return jobs.findById(id)
                    .map(StoredJob::asStarted)
                    .orElseThrow(() -> ProblemException.conflict(
                            "job-running",
                            "Job '%s' is running.".formatted(jobs.running().orElse("another"))));
        }
        var job = started.get().view();
        worker = Thread.ofPlatform().name("audit-job").daemon().start(() -> work(job));
        return job;
    }

    /** While a processor is paused, what it keeps cannot be compared with all events. */
    private Optional<StoredJob> startNew(String id, Kind kind) {
        pauses.requireNone();
        return jobs.start(id, kind.name(), owner);
    }

    private void work(AuditJob job) {
        Status status = Status.FAILED;
        String reason = null;
        try {
            run(job);
            status = Status.COMPLETED;
        } catch (JobAbortedException ended) {
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
                var progress =
                        new ProgressReporter(it -> jobs.saveProgress(job.jobId(), it), shadow::position, live::head)) {
            var comparison = new ReadModelComparison(live, shadow, progress, json);
            var steps = new JobRun(job, live, shadow, swap, comparison);
            jobs.saveFindings(job.jobId(), steps.compare());
            if (job.kind() == Kind.REBUILD) {
                steps.replaceLiveReadModel();
            }
        }
    }

    /** Drops the schemas before the job is marked as ended. */
    private void end(AuditJob job, Status status, @Nullable String reason) {
        // The interrupt has ended the job; it must not interrupt the cleanup.
        boolean interrupted = Thread.interrupted();
        try {
            schemas.dropOf(job.jobId());
            jobs.end(job.jobId(), status, reason);
        } catch (RuntimeException failed) {
            log.warn("Job {} could not be marked as ended; the next start will do it", job.jobId(), failed);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void endStranded(String earlier) {
        endJobs(earlier);
        schemas.dropAll();
    }

    private void endJobs(String earlier) {
        for (String stranded : jobs.stranded(earlier, living())) {
            jobs.end(stranded, Status.FAILED, "It was interrupted by a restart.");
        }
    }

    /** This process if its job's thread is alive, so that a job with a late heartbeat is not ended. */
    private String living() {
        var thread = worker;
        return thread != null && thread.isAlive() ? owner : "";
    }

    /** The leading node ends the jobs of nodes that never come back. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void endJobsOfDeadNodes() {
        try {
            if (leadership.leads()
                    && !jobs.stranded(NO_PROCESS, living()).isEmpty()
                    && leadership.whileLeading(() -> endJobs(NO_PROCESS))) {
                schemas.dropAll();
            }
        } catch (DataAccessException | TransactionException unavailable) {
            log.debug("Audit jobs cannot be read", unavailable);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        var thread = worker;
        if (thread != null) {
            thread.interrupt();
            thread.join(PATIENCE);
        }
    }
}
