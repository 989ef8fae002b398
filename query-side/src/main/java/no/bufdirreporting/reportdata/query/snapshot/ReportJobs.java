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

/** The table of jobs: every run of every snapshot. */
public interface ReportJobs extends Repository<ReportJob, String> {

    /** The time that nine of ten of the latest runs took at most, in whole seconds. */
    String ESTIMATE_OF = """
            select ceil(percentile_cont(0.9) within group (order by extract(epoch from ended_at - started_at)))::integer
            from (select started_at, ended_at from report_job where status = 'COMPLETED'""";

    String LATEST = " order by ended_at desc limit 20) as latest";

    Optional<ReportJob> findById(String jobId);

    void insert(ReportJob job);

    void deleteAllInBatch();

    /** How long a run of the organization is expected to take: as its latest ones, or where it has none, those of others. */
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

    /** A resumed run continues its job. */
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
