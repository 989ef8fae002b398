package no.bufdirreporting.reportdata.query.snapshot;

import static no.bufdirreporting.platform.query.jdbc.Instants.nullableInstant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of snapshots, as the projection reads it. */
@Component
class ReportSnapshotLookup {

    private static final String NEWEST_FIRST = " order by created_position desc";

    private final JdbcClient jdbc;
    private final JsonColumn json;

    ReportSnapshotLookup(JdbcClient jdbc, JsonColumn json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    ReportSnapshotRow get(String snapshotId) {
        return jdbc.sql("select * from report_snapshot where snapshot_id = ?")
                .param(snapshotId)
                .query(this::row)
                .single();
    }

    /** What represents the days: the newest snapshot that has figures. */
    Optional<ReportSnapshotRow> newestWithFigures(String orgId, LocalDate start, LocalDate end) {
        return jdbc.sql("""
                        select * from report_snapshot
                        where org_id = ? and period_start = ? and period_end = ? and figures is not null""" + NEWEST_FIRST + " limit 1")
                .params(orgId, start, end)
                .query(this::row)
                .optional();
    }

    /** The newest snapshot of the days, whether it has figures or not. */
    Optional<ReportSnapshotRow> newest(ReportedDays days) {
        return jdbc.sql("select * from report_snapshot where org_id = ? and period_start = ? and period_end = ?"
                        + NEWEST_FIRST + " limit 1")
                .params(days.orgId(), days.start(), days.end())
                .query(this::row)
                .optional();
    }

    /** The valid snapshots whose prior period is the given days. */
    List<ReportSnapshotRow> following(ReportedDays prior) {
        return jdbc.sql("""
                        select * from report_snapshot
                        where org_id = ? and prior_start = ? and prior_end = ? and valid""" + NEWEST_FIRST)
                .params(prior.orgId(), prior.start(), prior.end())
                .query(this::row)
                .list();
    }

    private ReportSnapshotRow row(ResultSet row, int number) throws SQLException {
        String stored = row.getString("figures");
        var figures = stored == null ? null : json.read(stored, ReportFigures.class);
        return new ReportSnapshotRow(
                row.getString("snapshot_id"),
                row.getString("org_id"),
                row.getString("period_id"),
                row.getObject("period_start", LocalDate.class),
                row.getObject("period_end", LocalDate.class),
                row.getBoolean("valid"),
                row.getString("invalidation_reason"),
                figures == null ? List.<ReportSection>of() : figures.sections(),
                figures == null ? null : figures.priorPeriod(),
                nullableInstant(row, "aggregated_at"));
    }
}
