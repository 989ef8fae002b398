package no.bufdirreporting.audit.verification.job;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.job.AuditJob.Progress;
import no.bufdirreporting.audit.verification.job.AuditJob.Status;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.audit.verification.shadow.JobAbortedException;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table of audit jobs. A unique index lets only one job run at a time on all nodes. Times are the database's, since the
 * clocks of nodes differ.
 */
@Transactional
public interface AuditJobs extends Repository<StoredJob, String>, JpaSpecificationExecutor<StoredJob> {

    Optional<StoredJob> findById(String jobId);

    @Query("select job.jobId from StoredJob job where job.status = RUNNING")
    Optional<String> running();

    /** The id of a new job; repeats of a request with an idempotency key have it in common. */
    static String idOf(Kind kind, @Nullable String idempotencyKey) {
        var id = idempotencyKey == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((kind + "\n" + idempotencyKey).getBytes(StandardCharsets.UTF_8));
        return "audit-job-" + id;
    }

    /** Starts a new job; empty if another one is running, or if there is one with the id. */
    @Query(nativeQuery = true, value = """
            insert into audit.job (job_id, kind, status, position, head, events_per_second, started_at, owner, heartbeat_at)
            values (:jobId, :kind, 'RUNNING', 0, 0, 0, now(), :owner, now())
            on conflict do nothing returning *""")
    Optional<StoredJob> start(String jobId, String kind, String owner);

    /** Saves progress and heartbeat; returns whether the job must end, as it was cancelled or is no longer running. */
    default boolean saveProgress(String jobId, Progress progress) {
        int running = heartbeat(jobId, progress.position(), progress.head(), progress.eventsPerSecond());
        return running == 0
                || findById(jobId).filter(StoredJob::isCancelRequested).isPresent();
    }

    @Modifying
    @Query("""
            update StoredJob job set job.position = :position, job.head = :head, job.eventsPerSecond = :eventsPerSecond,
                job.heartbeatAt = instant, job.revision = job.revision + 1
            where job.jobId = :jobId and job.status = RUNNING""")
    int heartbeat(String jobId, long position, long head, long eventsPerSecond);

    @Modifying
    @Query("update StoredJob job set job.result = :findings where job.jobId = :jobId")
    void saveFindings(String jobId, Findings findings);

    /**
     * Marks the job as having swapped the schemas; to be called in the transaction of the swap.
     *
     * @throws JobAbortedException if the job is no longer running or was cancelled
     */
    default void markSwapped(String jobId) {
        if (swapped(jobId) == 0) {
            throw JobAbortedException.cancelled();
        }
    }

    @Modifying
    @Query("""
            update StoredJob job set job.swapped = true
            where job.jobId = :jobId and job.status = RUNNING and job.cancelRequested = false""")
    int swapped(String jobId);

    /** Ends a running job. If it has swapped the schemas, it is completed, whatever failed afterwards. */
    default void end(String jobId, Status status, @Nullable String reason) {
        if (completeSwapped(jobId) == 0) {
            endRunning(jobId, status, reason);
        }
    }

    @Modifying
    @Query("""
            update StoredJob job set job.status = COMPLETED, job.endedAt = instant, job.revision = job.revision + 1
            where job.jobId = :jobId and job.status = RUNNING and job.swapped = true""")
    int completeSwapped(String jobId);

    @Modifying
    @Query("""
            update StoredJob job set job.status = :status, job.failureReason = :reason, job.endedAt = instant,
                job.revision = job.revision + 1
            where job.jobId = :jobId and job.status = RUNNING""")
    void endRunning(String jobId, Status status, @Nullable String reason);

    @Modifying
    @Query("update StoredJob job set job.cancelRequested = true where job.jobId = :jobId and job.status = RUNNING")
    void requestCancel(String jobId);

    /**
     * Jobs marked as running that an earlier process has left, or whose last heartbeat is half a minute old.
     *
     * @param earlier what the ids of earlier processes begin with, all of which have ended
     * @param living the owner whose jobs are known to run; empty if there is none
     */
    @Query("""
            select job.jobId from StoredJob job
            where job.status = RUNNING and job.owner <> :living
                and (locate(:earlier, job.owner) = 1 or job.heartbeatAt < instant - 30 second)""")
    List<String> stranded(String earlier, String living);
}
