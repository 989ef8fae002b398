package no.bufdirreporting.audit.explanation;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.version.ActivityVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The activities of a run's span: each once, as it was at the run's position. One that entered the span later is shown as
 * it was when it last was in the span. A page is read from its start by an index; counting reads all versions of the
 * span's activities.
 */
@Component
class SpanActivities {

    private static final String REASON = """
            case when v.from_position > :position then 'AFTER_POSITION' when v.deleted then 'DELETED'
                when v.status <> 'COMPLETED' then v.status else 'COUNTED' end""";

    private static final String AT_POSITION =
            "(%1$s.from_position <= :position and (%1$s.until_position is null or %1$s.until_position > :position))";

    private static final String IN_SPAN = """
            %1$s.submitted_at >= :from and %1$s.submitted_at < :before
                and (:all_types or %1$s.activity_type = any (:types))""";

    private static final String OF_SPAN = """
            from audit.activity_version as v
            where v.org_id = :org and %s and (%s or (v.from_position > :position and not exists (
                select from audit.activity_version as o where o.activity_id = v.activity_id and %s
                    and (o.from_position > v.from_position or %s))))""".formatted(
            IN_SPAN.formatted("v"), AT_POSITION.formatted("v"), IN_SPAN.formatted("o"), AT_POSITION.formatted("o"));

    private final JdbcClient jdbc;

    SpanActivities(JdbcClient jdbc, AuditSchema migrated) {
        this.jdbc = jdbc;
    }

    /** Whether a run counted an activity, and if not, why. */
    enum CountStatus {
        COUNTED,
        PLANNED,
        CANCELLED,
        /** Deleted before the run. */
        DELETED,
        /** Recorded in the span, or moved into it, after the run's position. */
        AFTER_POSITION
    }

    /** Which activities of the span are shown. */
    enum Selection {
        ALL,
        COUNTED,
        NOT_COUNTED;

        /** @param counted the request parameter; null if it is absent */
        static Selection of(@Nullable Boolean counted) {
            return counted == null ? ALL : counted ? COUNTED : NOT_COUNTED;
        }
    }

    record SpanActivity(ActivityVersion activity, CountStatus status) {}

    /** @param types the activity types that count; all if it is empty */
    List<SpanActivity> page(CountedRun<?> run, List<String> types, Selection selection, ListCursor after, int limit) {
        String condition =
                switch (selection) {
                    case ALL -> "";
                    case COUNTED -> " and %s = 'COUNTED'".formatted(REASON);
                    case NOT_COUNTED -> " and %s <> 'COUNTED'".formatted(REASON);
                };
        return query(
                        "select v.*, " + REASON + " as count_status " + OF_SPAN + condition
                                + " and (v.submitted_at, v.activity_id) > (:at, :id)"
                                + " order by v.submitted_at, v.activity_id limit :limit",
                        run,
                        types)
                .param("at", utc(after.at()))
                .param("id", after.activityId())
                .param("limit", limit)
                .query((row, number) -> new SpanActivity(
                        ActivityVersion.read(row, number), CountStatus.valueOf(row.getString("count_status"))))
                .list();
    }

    /** The number of activities of each status, also if it is 0. */
    Map<CountStatus, Long> countByStatus(CountedRun<?> run, List<String> types) {
        var numbers = new EnumMap<CountStatus, Long>(CountStatus.class);
        for (var status : CountStatus.values()) {
            numbers.put(status, 0L);
        }
        query("select " + REASON + " as count_status, count(*) as activities " + OF_SPAN + " group by 1", run, types)
                .query(row -> {
                    numbers.put(CountStatus.valueOf(row.getString("count_status")), row.getLong("activities"));
                });
        return numbers;
    }

    private JdbcClient.StatementSpec query(String sql, CountedRun<?> run, List<String> types) {
        return jdbc.sql(sql)
                .param("org", run.orgId())
                .param("from", utc(run.span().from()))
                .param("before", utc(run.span().before()))
                .param("position", run.position())
                .param("all_types", types.isEmpty())
                .param("types", types.toArray(String[]::new));
    }
}
