package no.bufdirreporting.geography.query;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.nullableInstant;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionQuery.ListDistributions;
import no.bufdirreporting.geography.DistributionStatus;
import no.bufdirreporting.geography.DistributionSummary;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of distributions. */
@Component
class DistributionRows {

    private static final String CRITERIA = """
            where (:org_id::text is null or org_id = :org_id) and (:period::text is null or period_id = :period)
                and (:type::text is null or breakdown_type = :type) and (:status::text is null or status = :status)""";

    private final JdbcClient jdbc;
    private final JsonColumn json;

    DistributionRows(JdbcClient jdbc, JsonColumn json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<DistributionRow> find(String id) {
        return jdbc.sql("select * from distribution where distribution_id = ?")
                .param(id)
                .query(this::row)
                .optional();
    }

    List<DistributionRow> list(ListDistributions query) {
        return filtered(
                        "select * from distribution " + CRITERIA
                                + " order by created_at desc, distribution_id desc offset :offset limit :limit",
                        query)
                .param("offset", query.offset())
                .param("limit", query.limit())
                .query(this::row)
                .list();
    }

    long count(ListDistributions query) {
        return filtered("select count(*) from distribution " + CRITERIA, query)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec filtered(String sql, ListDistributions query) {
        return jdbc.sql(sql)
                .param("org_id", query.orgId())
                .param("period", query.periodId())
                .param("type", name(query.breakdownType()))
                .param("status", name(query.status()));
    }

    void insert(DistributionTriggered event, Instant at) {
        jdbc.sql("""
                        insert into distribution (distribution_id, org_id, period_id, breakdown_type, period_start,
                            period_end, status, created_at, version)
                        values (?, ?, ?, ?, ?, ?, 'PROCESSING', ?, 0)""")
                .params(
                        event.distributionId(),
                        event.orgId(),
                        event.periodId(),
                        event.breakdownType().name(),
                        event.periodStart(),
                        event.periodEnd(),
                        utc(at))
                .update();
    }

    void rerun(String id, long version) {
        jdbc.sql("""
                        update distribution set status = 'PROCESSING', failure_reason = null, version = ?
                        where distribution_id = ?""").params(version, id).update();
    }

    void complete(DistributionCompleted event, Instant at, long version) {
        jdbc.sql("""
                        update distribution set status = 'COMPLETED', figures = ?::jsonb, register_version = ?,
                            position = ?, generated_at = ?, version = ?
                        where distribution_id = ?""")
                .params(
                        json.write(event.figures()),
                        event.registerVersion(),
                        event.position(),
                        utc(at),
                        version,
                        event.distributionId())
                .update();
    }

    void fail(String id, String reason, long version) {
        jdbc.sql("update distribution set status = 'FAILED', failure_reason = ?, version = ? where distribution_id = ?")
                .params(reason, version, id)
                .update();
    }

    void delete(String id) {
        jdbc.sql("delete from distribution where distribution_id = ?").param(id).update();
    }

    void deleteAll() {
        jdbc.sql("truncate distribution").update();
    }

    private DistributionRow row(ResultSet row, int number) throws SQLException {
        String written = row.getString("figures");
        var figures = written == null ? null : json.read(written, DistributionFigures.class);
        var summary = new DistributionSummary(
                row.getString("distribution_id"),
                row.getString("org_id"),
                row.getString("period_id"),
                BreakdownType.valueOf(row.getString("breakdown_type")),
                DistributionStatus.valueOf(row.getString("status")),
                figures == null ? null : figures.numberOfRegions(),
                figures == null ? null : figures.topRegion(),
                nullableInstant(row, "generated_at"),
                row.getString("failure_reason"),
                instant(row, "created_at"),
                row.getObject("position", Long.class),
                row.getLong("version"));
        return new DistributionRow(
                summary,
                row.getObject("period_start", LocalDate.class),
                row.getObject("period_end", LocalDate.class),
                figures,
                row.getObject("register_version", Long.class));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
