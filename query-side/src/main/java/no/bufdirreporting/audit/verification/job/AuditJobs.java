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
import no.bufdirreporting.audit.verification.shadow.JobEnded;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of jobs. It lets one of them run at a time, on whatever node. */
@Component
public class AuditJobs {

    private final JdbcClient jdbc;
    private final JsonColumn json;

    AuditJobs(JdbcClient jdbc, JsonColumn json, AuditSchema migrated) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A job with the number of its latest change. */
    public record Revised(AuditJob job, long revision) {}

    /** A job that never ended by itself. */
    record Stranded(String jobId, boolean swapped) {}

    /** A new job that runs; empty if another one does. */
    Optional<AuditJob> start(Kind kind, String owner) {
        try {
            return jdbc.sql("""
                            insert into audit.job (job_id, kind, status, position, head, events_per_second, started_at, owner,
                                heartbeat_at)
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

    /** Notes how far a job has come and that it lives; returns whether it is to end, as when it is to be cancelled. */
    boolean progress(String jobId, Progress progress) {
        return jdbc.sql("""
                        update audit.job set position = ?, head = ?, events_per_second = ?, heartbeat_at = now(),
                            revision = revision + 1
                        where job_id = ? and status = 'RUNNING' returning cancel_requested""")
                .params(progress.position(), progress.head(), progress.eventsPerSecond(), jobId)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void found(String jobId, Findings findings) {
        jdbc.sql("update audit.job set result = ?::jsonb where job_id = ?")
                .params(json.write(findings), jobId)
                .update();
    }

    /**
     * To be called within the transaction that swaps.
     *
     * @throws JobEnded if the job has ended meanwhile or is to be cancelled
     */
    void swapped(String jobId) {
        int running = jdbc.sql("""
                        update audit.job set swapped = true
                        where job_id = ? and status = 'RUNNING' and not cancel_requested""").param(jobId).update();
        if (running == 0) {
            throw JobEnded.cancelled();
        }
    }

    /** Ends a job if it has not ended yet. One that has swapped has done its work, whatever happened to the answer. */
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
     * Running jobs that a former life of the owner has left, or another process that gave no sign for half a minute.
     *
     * @param living the owner of those that are known to live; empty if none is
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
