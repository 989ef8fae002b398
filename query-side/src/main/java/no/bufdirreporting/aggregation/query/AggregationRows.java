package no.bufdirreporting.aggregation.query;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.nullableInstant;
import static no.bufdirreporting.platform.query.jdbc.Instants.nullableUtc;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationKind;
import no.bufdirreporting.aggregation.AggregationQuery.ListAggregations;
import no.bufdirreporting.aggregation.AggregationScope;
import no.bufdirreporting.aggregation.AggregationScope.Period;
import no.bufdirreporting.aggregation.AggregationScope.Range;
import no.bufdirreporting.aggregation.AggregationStatus;
import no.bufdirreporting.aggregation.AggregationTrigger;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of aggregations. */
@Component
class AggregationRows {

    private static final String CRITERIA = """
            where (:org_id::text is null or org_id = :org_id) and (:kind::text is null or kind = :kind)
                and (:status::text is null or status = :status)
                and (:period::text is null or reporting_period_id = :period)""";

    private final JdbcClient jdbc;
    private final JsonColumn json;

    AggregationRows(JdbcClient jdbc, JsonColumn json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<AggregationRow> find(String id) {
        return jdbc.sql("select * from aggregation where aggregation_id = ?")
                .param(id)
                .query(this::row)
                .optional();
    }

    List<AggregationRow> list(ListAggregations query) {
        return filtered(
                        "select * from aggregation " + CRITERIA
                                + " order by created_at desc, aggregation_id desc offset :offset limit :limit",
                        query)
                .param("offset", query.offset())
                .param("limit", query.limit())
                .query(this::row)
                .list();
    }

    long count(ListAggregations query) {
        return filtered("select count(*) from aggregation " + CRITERIA, query)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec filtered(String sql, ListAggregations query) {
        return jdbc.sql(sql)
                .param("org_id", query.orgId())
                .param("kind", name(query.kind()))
                .param("status", name(query.status()))
                .param("period", query.reportingPeriodId());
    }

    void insert(AggregationTrigger event, Instant at) {
        var scope = event.scope();
        jdbc.sql("""
                        insert into aggregation (aggregation_id, kind, org_id, reporting_period_id, period_start,
                            period_end, range_start, range_end, status, created_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'PROCESSING', ?, 0)""")
                .params(
                        event.aggregationId(),
                        scope.kind().name(),
                        event.orgId(),
                        scope.reportingPeriodId(),
                        scope.periodStart(),
                        scope.periodEnd(),
                        nullableUtc(scope.rangeStart()),
                        nullableUtc(scope.rangeEnd()),
                        utc(at))
                .update();
    }

    /** What is shown stays the range of the figures that are shown, while the run counts the given scope. */
    void rerun(AggregationTrigger event, long version) {
        var scope = event.scope();
        jdbc.sql("""
                        update aggregation set status = 'PROCESSING', failure_reason = null, version = ?,
                            period_start = ?, period_end = ?, range_start = ?, range_end = ?
                        where aggregation_id = ?""")
                .params(
                        version,
                        scope.periodStart(),
                        scope.periodEnd(),
                        nullableUtc(scope.rangeStart()),
                        nullableUtc(scope.rangeEnd()),
                        event.aggregationId())
                .update();
    }

    void complete(String id, AggregationFigures figures, long rulesVersion, long position, Instant at, long version) {
        jdbc.sql("""
                        update aggregation set status = 'COMPLETED', figures = ?::jsonb, rules_version = ?, position = ?,
                            counted_start = range_start, counted_end = range_end, refreshed_at = ?, version = ?
                        where aggregation_id = ?""")
                .params(json.write(figures), rulesVersion, position, utc(at), version, id)
                .update();
    }

    void fail(String id, String reason, long version) {
        jdbc.sql("update aggregation set status = 'FAILED', failure_reason = ?, version = ? where aggregation_id = ?")
                .params(reason, version, id)
                .update();
    }

    void delete(String id) {
        jdbc.sql("delete from aggregation where aggregation_id = ?").param(id).update();
    }

    void deleteAll() {
        jdbc.sql("truncate aggregation").update();
    }

    private AggregationRow row(ResultSet row, int number) throws SQLException {
        String figures = row.getString("figures");
        return new AggregationRow(
                row.getString("aggregation_id"),
                row.getString("org_id"),
                scope(row, figures == null ? "range" : "counted"),
                AggregationStatus.valueOf(row.getString("status")),
                figures == null ? null : json.read(figures, AggregationFigures.class),
                row.getObject("rules_version", Long.class),
                row.getObject("position", Long.class),
                row.getString("failure_reason"),
                instant(row, "created_at"),
                nullableInstant(row, "refreshed_at"),
                row.getLong("version"));
    }

    private static AggregationScope scope(ResultSet row, String range) throws SQLException {
        return switch (AggregationKind.valueOf(row.getString("kind"))) {
            case PERIOD ->
                new Period(
                        row.getString("reporting_period_id"),
                        row.getObject("period_start", LocalDate.class),
                        row.getObject("period_end", LocalDate.class));
            case RANGE -> new Range(instant(row, range + "_start"), instant(row, range + "_end"));
        };
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
