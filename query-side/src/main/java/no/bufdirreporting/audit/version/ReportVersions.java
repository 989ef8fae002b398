package no.bufdirreporting.audit.version;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.reportdata.query.snapshot.ReportedDays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of versions of report snapshots: their days and whether they had figures, from one position to another. */
@Component
public class ReportVersions {

    private static final String AT =
            " and has_figures and from_position <= ? and (until_position is null or until_position > ?)";

    private final JdbcClient jdbc;
    private final String schema;

    @Autowired
    public ReportVersions(JdbcClient jdbc, AuditSchema migrated) {
        this(jdbc, AuditSchema.NAME);
    }

    /** @param schema the schema of the table */
    public ReportVersions(JdbcClient jdbc, String schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    private JdbcClient.StatementSpec sql(String statement) {
        return jdbc.sql(statement.formatted(schema));
    }

    /** @param untilPosition the position of the event that ended the version; {@link Long#MAX_VALUE} if none has */
    public record ReportVersion(String snapshotId, long fromPosition, long untilPosition, boolean hasFigures) {

        public boolean isAt(long position) {
            return fromPosition <= position && position < untilPosition;
        }
    }

    void begin(String snapshotId, String orgId, LocalDate start, LocalDate end, long position) {
        sql("insert into %1$s.report_version values (?, ?, null, ?, ?, ?, ?, false)")
                .params(snapshotId, position, orgId, position, start, end)
                .update();
    }

    /** Begins a version without figures if the days of a snapshot change. */
    void days(String snapshotId, LocalDate start, LocalDate end, long position) {
        sql("""
                        with ended as (
                            update %1$s.report_version set until_position = :position
                            where snapshot_id = :id and until_position is null
                                and (period_start <> :start or period_end <> :end)
                            returning *)
                        insert into %1$s.report_version
                        select snapshot_id, :position, null, org_id, created_position, :start, :end, false from ended""")
                .param("id", snapshotId)
                .param("start", start)
                .param("end", end)
                .param("position", position)
                .update();
    }

    /** Begins a version with figures if the snapshot had none. */
    void figures(String snapshotId, long position) {
        sql("""
                        with ended as (
                            update %1$s.report_version set until_position = :position
                            where snapshot_id = :id and until_position is null and not has_figures
                            returning *)
                        insert into %1$s.report_version
                        select snapshot_id, :position, null, org_id, created_position, period_start, period_end, true
                        from ended""").param("id", snapshotId).param("position", position).update();
    }

    void end(String snapshotId, long position) {
        sql("update %1$s.report_version set until_position = ? where snapshot_id = ? and until_position is null")
                .params(position, snapshotId)
                .update();
    }

    /** The snapshot that represented the organization at a position: the newest with figures of its latest period. */
    public Optional<String> current(String orgId, long position) {
        return sql("select snapshot_id from %1$s.report_version where org_id = ?" + AT
                        + " order by period_end desc, period_start desc, created_position desc limit 1")
                .params(orgId, position, position)
                .query(String.class)
                .optional();
    }

    /** The snapshot that represented the days at a position: the newest with figures. */
    public Optional<String> newest(ReportedDays days, long position) {
        return sql("select snapshot_id from %1$s.report_version where org_id = ? and period_end = ?"
                        + " and period_start = ?" + AT + " order by created_position desc limit 1")
                .params(days.orgId(), days.end(), days.start(), position, position)
                .query(String.class)
                .optional();
    }

    /** All versions with these days that were valid at some position after one and up to another. */
    public List<ReportVersion> of(ReportedDays days, long after, long upTo) {
        return sql("""
                        select snapshot_id, from_position, coalesce(until_position, 9223372036854775807) as until_position,
                            has_figures
                        from %1$s.report_version
                        where org_id = ? and period_end = ? and period_start = ? and from_position <= ?
                            and (until_position is null or until_position > ?)""")
                .params(days.orgId(), days.end(), days.start(), upTo, after)
                .query(ReportVersion.class)
                .list();
    }
}
