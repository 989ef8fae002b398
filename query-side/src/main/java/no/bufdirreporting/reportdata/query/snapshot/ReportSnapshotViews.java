package no.bufdirreporting.reportdata.query.snapshot;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.nullableInstant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import no.bufdirreporting.reportdata.ReportDataQuery.ListReportSnapshots;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSnapshotStatus;
import no.bufdirreporting.reportdata.ReportSnapshotSummary;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of snapshots, as clients see it. */
@Component
class ReportSnapshotViews {

    /** Current is the newest snapshot with figures of the latest period: the period that ends, then starts, last. */
    private static final String SHOWN = """
            select snapshot.*, organization.name as organization_name, case
                    when status <> 'COMPLETED' then status
                    when snapshot_id = (
                        select latest.snapshot_id from report_snapshot as latest
                        where latest.org_id = snapshot.org_id and latest.figures is not null
                        order by latest.period_end desc, latest.period_start desc, latest.created_position desc
                        limit 1) then 'CURRENT'
                    else 'HISTORICAL' end as snapshot_status
            from report_snapshot as snapshot left join organization using (org_id)""";

    private static final String SUMMARY = """
            snapshot_id, org_id, organization_name, period_id, snapshot_status, field_count, populated_field_count, valid,
            aggregated_at, created_at""";

    private static final String OF_DAYS = SHOWN + " where org_id = ? and period_start = ? and period_end = ?";

    private static final String FILTERED = " from (" + SHOWN + """
            ) as shown
            where (:org::text is null or org_id = :org) and (:period::text is null or period_id = :period)
                and (:start::date is null or (period_start = :start and period_end = :end))
                and (:status::text is null or snapshot_status = :status)""";

    private final JdbcClient jdbc;
    private final JsonColumn json;

    ReportSnapshotViews(JdbcClient jdbc, JsonColumn json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<ReportSnapshotView> find(String snapshotId) {
        return jdbc.sql(SHOWN + " where snapshot_id = ?")
                .param(snapshotId)
                .query(this::view)
                .optional();
    }

    Optional<ReportSnapshotView> newest(ReportedDays days) {
        return newest(days, "");
    }

    /** The newest one with values, else the newest. */
    Optional<ReportSnapshotView> newestWithValues(ReportedDays days) {
        return newest(days, "figures is null, ");
    }

    private Optional<ReportSnapshotView> newest(ReportedDays days, String first) {
        return jdbc.sql(OF_DAYS + " order by " + first + "created_position desc limit 1")
                .params(days.orgId(), days.start(), days.end())
                .query(this::view)
                .optional();
    }

    List<ReportSnapshotSummary> list(ListReportSnapshots query) {
        return filtered(
                        "select " + SUMMARY + FILTERED
                                + " order by created_at desc, snapshot_id desc offset :offset limit :limit",
                        query)
                .param("offset", query.offset())
                .param("limit", query.limit())
                .query(ReportSnapshotViews::summary)
                .list();
    }

    long count(ListReportSnapshots query) {
        return filtered("select count(*)" + FILTERED, query).query(Long.class).single();
    }

    private JdbcClient.StatementSpec filtered(String sql, ListReportSnapshots query) {
        // 2024 and rp-2024 are the same days, and so the same period.
        var calendar = Optional.ofNullable(query.periodId()).flatMap(ReportingPeriod::ofCalendar);
        return jdbc.sql(sql)
                .param("org", query.orgId())
                .param("period", calendar.isPresent() ? null : query.periodId())
                .param("start", calendar.map(ReportingPeriod::start).orElse(null))
                .param("end", calendar.map(ReportingPeriod::end).orElse(null))
                .param("status", query.status() == null ? null : query.status().name());
    }

    private static ReportSnapshotSummary summary(ResultSet row, int number) throws SQLException {
        return new ReportSnapshotSummary(
                row.getString("snapshot_id"),
                row.getString("org_id"),
                row.getString("organization_name"),
                row.getString("period_id"),
                status(row),
                row.getInt("field_count"),
                row.getInt("populated_field_count"),
                row.getBoolean("valid"),
                nullableInstant(row, "aggregated_at"),
                instant(row, "created_at"));
    }

    private ReportSnapshotView view(ResultSet row, int number) throws SQLException {
        String stored = row.getString("figures");
        var figures = stored == null ? null : json.read(stored, ReportFigures.class);
        return new ReportSnapshotView(
                row.getString("snapshot_id"),
                row.getString("org_id"),
                row.getString("organization_name"),
                row.getString("period_id"),
                row.getObject("period_start", LocalDate.class),
                row.getObject("period_end", LocalDate.class),
                status(row),
                row.getBoolean("valid"),
                figures == null ? null : nullableInstant(row, "aggregated_at"),
                figures == null ? List.of() : figures.sections(),
                figures == null ? null : figures.priorPeriod(),
                figures == null ? 0 : row.getInt("field_count"),
                figures == null ? 0 : row.getInt("populated_field_count"),
                row.getString("invalidation_reason"),
                nullableInstant(row, "invalidated_at"),
                row.getString("failure_reason"),
                row.getString("job_id"),
                row.getInt("estimated_seconds"),
                figures == null ? null : figures.definitionId(),
                figures == null ? null : figures.definitionVersion(),
                figures == null ? null : row.getObject("position", Long.class),
                instant(row, "created_at"),
                row.getLong("version"));
    }

    private static ReportSnapshotStatus status(ResultSet row) throws SQLException {
        return ReportSnapshotStatus.valueOf(row.getString("snapshot_status"));
    }
}
