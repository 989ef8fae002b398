package no.bufdirreporting.reportdata.query.snapshot;

import static no.bufdirreporting.platform.query.jdbc.Instants.nullableUtc;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of snapshots, as the projection writes it. */
@Component
public class ReportSnapshotRows {

    private final JdbcClient jdbc;
    private final JsonColumn json;

    ReportSnapshotRows(JdbcClient jdbc, JsonColumn json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(ReportSnapshotTriggered event, Instant at, long position) {
        jdbc.sql("""
                        insert into report_snapshot (snapshot_id, org_id, period_id, period_start, period_end, status,
                            run, job_id, estimated_seconds, valid, field_count, populated_field_count,
                            created_at, created_position, version)
                        values (?, ?, ?, ?, ?, 'PROCESSING', 1, ?, ?, false, 0, 0, ?, ?, 0)""")
                .params(
                        event.snapshotId(),
                        event.orgId(),
                        event.periodId(),
                        event.periodStart(),
                        event.periodEnd(),
                        event.jobId(),
                        event.estimatedSeconds(),
                        utc(at),
                        position)
                .update();
    }

    /** Nobody waits for the snapshots that another one of the same days has superseded to be up to date. */
    void supersede(ReportedDays days) {
        jdbc.sql("""
                        update report_snapshot as older set outdated_since = null
                        where org_id = ? and period_start = ? and period_end = ? and outdated_since is not null
                            and exists (
                                select from report_snapshot as newer
                                where newer.org_id = older.org_id and newer.period_start = older.period_start
                                    and newer.period_end = older.period_end
                                    and newer.created_position > older.created_position)""").params(days.orgId(), days.start(), days.end()).update();
    }

    /**
     * Values of other days than the snapshot has now are not shown until the new ones are there.
     *
     * @param reason why what it shows is no longer valid, unless that is known already and the client gave none
     */
    void rerun(ReportSnapshotRerunTriggered event, String reason, Instant at, long version) {
        jdbc.sql("""
                        update report_snapshot set status = 'PROCESSING', run = :run, job_id = :job,
                            estimated_seconds = :estimate, outdated_since = null, failure_reason = null,
                            version = :version, valid = false,
                            invalidation_reason = case when valid or :overwrite then :reason else invalidation_reason end,
                            invalidated_at = case when valid or :overwrite then :at else invalidated_at end,
                            figures = case when period_start = :start and period_end = :end then figures end,
                            period_start = :start, period_end = :end
                        where snapshot_id = :id""")
                .param("run", event.run())
                .param("overwrite", event.reason() != null)
                .param("reason", reason)
                .param("at", utc(at))
                .param("job", event.jobId())
                .param("estimate", event.estimatedSeconds())
                .param("version", version)
                .param("start", event.periodStart())
                .param("end", event.periodEnd())
                .param("id", event.snapshotId())
                .update();
    }

    /** @param stale why something has changed since the run was triggered; null if nothing has */
    void complete(ReportSnapshotCompleted event, Instant at, long version, @Nullable String stale) {
        var figures = event.figures();
        var fields = figures.sections().stream()
                .flatMap(section -> section.fields().stream())
                .toList();
        jdbc.sql("""
                        update report_snapshot set status = 'COMPLETED', valid = ?, invalidation_reason = ?,
                            invalidated_at = ?, outdated_since = null, figures = ?::jsonb, field_count = ?,
                            populated_field_count = ?, prior_start = ?, prior_end = ?, prior_snapshot_id = ?,
                            definition_id = ?, definition_version = ?, position = ?, aggregated_at = ?, version = ?
                        where snapshot_id = ?""")
                .params(
                        stale == null,
                        stale,
                        nullableUtc(stale == null ? null : at),
                        json.write(figures),
                        fields.size(),
                        fields.stream().filter(it -> it.value() != null).count(),
                        figures.priorPeriod().start(),
                        figures.priorPeriod().end(),
                        figures.priorPeriod().snapshotId(),
                        figures.definitionId(),
                        figures.definitionVersion(),
                        event.position(),
                        utc(at),
                        version,
                        event.snapshotId())
                .update();
    }

    void fail(ReportSnapshotFailed event, long version) {
        jdbc.sql("update report_snapshot set status = 'FAILED', failure_reason = ?, version = ? where snapshot_id = ?")
                .params(event.reason(), version, event.snapshotId())
                .update();
    }

    public void invalidate(String snapshotId, String reason, Instant at) {
        jdbc.sql("""
                        update report_snapshot set valid = false, invalidation_reason = ?, invalidated_at = ?
                        where snapshot_id = ? and valid""").params(reason, utc(at), snapshotId).update();
    }

    /**
     * If the snapshot represents its days, it is to be aggregated again without anybody asking for it.
     *
     * @param since from when on; an earlier time stays
     */
    public void outdate(String snapshotId, Instant since) {
        jdbc.sql("""
                        update report_snapshot as outdated set outdated_since = least(outdated_since, ?)
                        where snapshot_id = ? and status <> 'PROCESSING' and not exists (
                            select from report_snapshot as newer
                            where newer.org_id = outdated.org_id and newer.period_start = outdated.period_start
                                and newer.period_end = outdated.period_end
                                and newer.created_position > outdated.created_position)""").params(utc(since), snapshotId).update();
    }

    void delete(String snapshotId) {
        jdbc.sql("delete from report_snapshot where snapshot_id = ?")
                .param(snapshotId)
                .update();
    }

    void deleteAll() {
        jdbc.sql("truncate report_snapshot").update();
    }
}
