package no.bufdirreporting.audit.verification.job;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.nullableInstant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.job.AuditJob.Progress;
import no.bufdirreporting.audit.verification.job.AuditJob.Status;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.audit.verification.shadow.JobAbortedException;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of audit jobs. A unique index lets only one job run at a time on all nodes. */
@Component
public class AuditJobs {

    private final JdbcClient jdbc;
    private final JsonColumn json;

    AuditJobs(JdbcClient jdbc, JsonColumn json, AuditSchema migrated) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param revision the number of changes to the job so far */
    public record Revised(AuditJob job, long revision) {}

    /** A job whose process died. */
    record Stranded(String jobId, boolean swapped) {}

    /** Starts a new job; empty if another one is running. */
    Optional<AuditJob> start(Kind kind, String owner) {
        try {
            return jdbc.sql("""
                            insert into audit.job (job_id, kind, status, position, head, events_per_second, started_at,
                                owner, heartbeat_at)
                            values ('audit-job-' || uuidv7(), ?, 'RUNNING', 0, 0, 0, now(), ?, now())
                            returning *""").params(kind.name(), owner).query(this::job).optional();
        } catch (DuplicateKeyException running) {
            return Optional.empty();
        }
    }

    public Optional<Revised> find(String jobId) {
        return jdbc.sql("select * from audit.job where job_id = ?")
                .param(jobId)
                .query((row, number) -> new Revised(job(row, number), row.getLong("revision")))
                .optional();
    }

    Optional<String> running() {
        return jdbc.sql("select job_id from audit.job where status = 'RUNNING'")
                .query(String.class)
                .optional();
    }

    /** Saves progress and heartbeat; returns whether the job must end, as it was cancelled or is no longer running. */
    boolean saveProgress(String jobId, Progress progress) {
        return jdbc.sql("""
                        update audit.job set position = ?, head = ?, events_per_second = ?, heartbeat_at = now(),
                            revision = revision + 1
                        where job_id = ? and status = 'RUNNING' returning cancel_requested""")
                .params(progress.position(), progress.head(), progress.eventsPerSecond(), jobId)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void saveFindings(String jobId, Findings findings) {
        jdbc.sql("update audit.job set result = ?::jsonb where job_id = ?")
                .params(json.write(findings), jobId)
                .update();
    }

    /**
     * Marks the job as having swapped the schemas; to be called in the transaction of the swap.
     *
     * @throws JobAbortedException if the job is no longer running or was cancelled
     */
    void markSwapped(String jobId) {
        int running = jdbc.sql("""
                        update audit.job set swapped = true
                        where job_id = ? and status = 'RUNNING' and not cancel_requested""").param(jobId).update();
        if (running == 0) {
            throw JobAbortedException.cancelled();
        }
    }

    /** Ends a running job. If it has swapped the schemas, it is completed, whatever failed afterwards. */
    void end(String jobId, Status status, @Nullable String reason) {
        jdbc.sql("""
                        update audit.job set ended_at = now(), revision = revision + 1,
                            status = case when swapped then 'COMPLETED' else ? end,
                            failure_reason = case when swapped then null else ? end
                        where job_id = ? and status = 'RUNNING'""").params(status.name(), reason, jobId).update();
    }

    void requestCancel(String jobId) {
        jdbc.sql("update audit.job set cancel_requested = true where job_id = ? and status = 'RUNNING'")
                .param(jobId)
                .update();
    }

    /**
     * Jobs marked as running that an earlier process of the owner has left, or whose last heartbeat is half a minute
     * old.
     *
     * @param living the owner whose jobs are known to run; empty if there is none
     */
    List<Stranded> stranded(String owner, String living) {
        return jdbc.sql("""
                        select job_id, swapped from audit.job
                        where status = 'RUNNING' and owner <> ?
                            and (owner = ? or heartbeat_at < now() - interval '30 seconds')""")
                .params(living, owner)
                .query((row, number) -> new Stranded(row.getString("job_id"), row.getBoolean("swapped")))
                .list();
    }

    private AuditJob job(ResultSet row, int number) throws SQLException {
        String result = row.getString("result");
        var status = Status.valueOf(row.getString("status"));
        return new AuditJob(
                row.getString("job_id"),
                Kind.valueOf(row.getString("kind")),
                status,
                Progress.of(row.getLong("position"), row.getLong("head"), row.getLong("events_per_second")),
                result == null || status != Status.COMPLETED ? null : json.read(result, Findings.class),
                instant(row, "started_at"),
                nullableInstant(row, "ended_at"),
                row.getString("failure_reason"));
    }
}
