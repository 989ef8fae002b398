package no.bufdirreporting.reportdata.query.snapshot;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.nullableInstant;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.reportdata.ReportJobStatus;
import no.bufdirreporting.reportdata.ReportJobView;
import no.bufdirreporting.reportdata.ReportSnapshotTrigger;
import no.bufdirreporting.run.RunCause;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of jobs: every run of every snapshot. */
@Component
public class ReportJobs {

    /** What nine of ten of the latest runs stayed below, in whole seconds. */
    private static final String ESTIMATE = """
            select ceil(percentile_cont(0.9) within group (order by extract(epoch from ended_at - started_at)))::integer
            from (
                select started_at, ended_at from report_job
                where status = 'COMPLETED' %s order by ended_at desc limit 20
            ) as latest""";

    private final JdbcClient jdbc;

    ReportJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReportJobView> find(String jobId) {
        return jdbc.sql("select * from report_job where job_id = ?")
                .param(jobId)
                .query(ReportJobs::view)
                .optional();
    }

    /** How long a run of the organization is expected to take: as its latest ones, or where it has none, those of others. */
    public int estimatedSeconds(String orgId) {
        return jdbc.sql(ESTIMATE.formatted("and org_id = ?"))
                .param(orgId)
                .query(Integer.class)
                .optional()
                .or(() -> jdbc.sql(ESTIMATE.formatted("")).query(Integer.class).optional())
                .map(seconds -> Math.max(1, seconds))
                .orElse(1);
    }

    /** A resumed run continues its job. */
    void start(ReportSnapshotTrigger event, Instant at) {
        if (event.cause() == RunCause.RESUME) {
            return;
        }
        end(event.snapshotId(), ReportJobStatus.SUPERSEDED, null, at);
        jdbc.sql("""
                        insert into report_job (job_id, snapshot_id, org_id, period_id, status, cause,
                            estimated_seconds, started_at)
                        values (?, ?, ?, ?, 'PROCESSING', ?, ?, ?)""")
                .params(
                        event.jobId(),
                        event.snapshotId(),
                        event.orgId(),
                        event.periodId(),
                        event.cause().name(),
                        event.estimatedSeconds(),
                        utc(at))
                .update();
    }

    /** Ends the job that is processing, if there is one. */
    void end(String snapshotId, ReportJobStatus status, @Nullable String failureReason, Instant at) {
        jdbc.sql("""
                        update report_job set status = ?, failure_reason = ?, ended_at = ?
                        where snapshot_id = ? and status = 'PROCESSING'""").params(status.name(), failureReason, utc(at), snapshotId).update();
    }

    void deleteAll() {
        jdbc.sql("truncate report_job").update();
    }

    private static ReportJobView view(ResultSet row, int number) throws SQLException {
        var started = instant(row, "started_at");
        var ended = nullableInstant(row, "ended_at");
        return new ReportJobView(
                row.getString("job_id"),
                row.getString("snapshot_id"),
                row.getString("org_id"),
                row.getString("period_id"),
                ReportJobStatus.valueOf(row.getString("status")),
                RunCause.valueOf(row.getString("cause")),
                row.getInt("estimated_seconds"),
                ended == null ? null : seconds(Duration.between(started, ended)),
                row.getString("failure_reason"),
                started,
                ended);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }
}
