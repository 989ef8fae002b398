package no.bufdirreporting.reportdata.query.snapshot;

import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.reportdata.ReportJobStatus;
import no.bufdirreporting.reportdata.ReportSnapshotTrigger;
import no.bufdirreporting.run.RunCause;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of jobs. */
public interface ReportJobs extends Repository<ReportJob, String> {

    /** The duration that 90 % of the latest runs did not exceed, rounded up to seconds. */
    String ESTIMATE_OF = """
            select ceil(percentile_cont(0.9) within group (order by extract(epoch from ended_at - started_at)))::integer
            from (select started_at, ended_at from report_job where status = 'COMPLETED'""";

    String LATEST = " order by ended_at desc limit 20) as latest";

    Optional<ReportJob> findById(String jobId);

    void insert(ReportJob job);

    void deleteAllInBatch();

    /** The expected duration of a run: that of the organization's latest runs, or of all latest runs if it has none. */
    default int estimatedSeconds(String orgId) {
        return estimate(orgId)
                .or(this::estimate)
                .map(seconds -> Math.max(1, seconds))
                .orElse(1);
    }

    @Query(nativeQuery = true, value = ESTIMATE_OF + " and org_id = :orgId" + LATEST)
    Optional<Integer> estimate(String orgId);

    @Query(nativeQuery = true, value = ESTIMATE_OF + LATEST)
    Optional<Integer> estimate();

    /** Starts a job, unless the run was resumed: that continues its job. */
    default void start(ReportSnapshotTrigger event, Instant at) {
        if (event.cause() != RunCause.RESUME) {
            end(event.snapshotId(), ReportJobStatus.SUPERSEDED, null, at);
            insert(new ReportJob(event, at));
        }
    }

    /** Ends the job that is processing, if there is one. */
    @Modifying
    @Query("""
            update ReportJob job set job.status = :status, job.failureReason = :failureReason, job.endedAt = :at
            where job.snapshotId = :snapshotId and job.status = PROCESSING""")
    void end(String snapshotId, ReportJobStatus status, @Nullable String failureReason, Instant at);
}
