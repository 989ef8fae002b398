package no.bufdirreporting.submission.query;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.nullableInstant;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of submissions. */
@Component
class SubmissionRows {

    private static final String SUBMITTED =
            "from submission where status = 'SUBMITTED' and (:org_id::text is null or org_id = :org_id)";

    private final JdbcClient jdbc;
    private final JsonColumn json;

    SubmissionRows(JdbcClient jdbc, JsonColumn json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<SubmissionRow> find(String id) {
        return jdbc.sql("select * from submission where submission_id = ?")
                .param(id)
                .query(this::row)
                .optional();
    }

    /** What has been submitted, newest first. */
    List<SubmissionRow> submitted(@Nullable String orgId, long offset, int limit) {
        return jdbc.sql("select * " + SUBMITTED
                        + " order by submitted_at desc, position desc, submission_id desc offset :offset limit :limit")
                .param("org_id", orgId)
                .param("offset", offset)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    long countSubmitted(@Nullable String orgId) {
        return jdbc.sql("select count(*) " + SUBMITTED)
                .param("org_id", orgId)
                .query(Long.class)
                .single();
    }

    void insert(SubmissionRequested event, Instant at) {
        jdbc.sql("""
                        insert into submission (submission_id, org_id, period_id, period_start, period_end, submitted_by,
                            status, requested_at, version)
                        values (?, ?, ?, ?, ?, ?, 'PROCESSING', ?, 0)""")
                .params(
                        event.submissionId(),
                        event.orgId(),
                        event.periodId(),
                        event.periodStart(),
                        event.periodEnd(),
                        event.submittedBy(),
                        utc(at))
                .update();
    }

    void resume(String id, long version) {
        jdbc.sql("""
                        update submission set status = 'PROCESSING', failure_reason = null, version = ?
                        where submission_id = ?""").params(version, id).update();
    }

    void submit(PeriodSubmitted event, Instant at, long version) {
        jdbc.sql("""
                        update submission set status = 'SUBMITTED', figures = ?::jsonb, rules_version = ?, position = ?,
                            submitted_at = ?, version = ?
                        where submission_id = ?""")
                .params(
                        json.write(event.figures()),
                        event.ruleVersion(),
                        event.position(),
                        utc(at),
                        version,
                        event.submissionId())
                .update();
    }

    void fail(String id, String reason, long version) {
        jdbc.sql("update submission set status = 'FAILED', failure_reason = ?, version = ? where submission_id = ?")
                .params(reason, version, id)
                .update();
    }

    void deleteAll() {
        jdbc.sql("truncate submission").update();
    }

    private SubmissionRow row(ResultSet row, int number) throws SQLException {
        String figures = row.getString("figures");
        return new SubmissionRow(
                row.getString("submission_id"),
                row.getString("org_id"),
                row.getString("period_id"),
                row.getObject("period_start", LocalDate.class),
                row.getObject("period_end", LocalDate.class),
                row.getString("submitted_by"),
                SubmissionStatus.valueOf(row.getString("status")),
                figures == null ? null : json.read(figures, SubmissionFigures.class),
                row.getObject("rules_version", Long.class),
                row.getObject("position", Long.class),
                row.getString("failure_reason"),
                instant(row, "requested_at"),
                nullableInstant(row, "submitted_at"),
                row.getLong("version"));
    }
}
