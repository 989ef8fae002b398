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
 * The activities of what a run counted: each once, as it was at the run's position, or if it came into the span only later, as
 * it was there last. A page is read from an index from where it begins; the numbers are as much work as there are
 * versions of activities in the span.
 */
@Component
class PeriodActivities {

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

    PeriodActivities(JdbcClient jdbc, AuditSchema migrated) {
        this.jdbc = jdbc;
    }

    /** Whether an activity was counted, and if not, why. */
    enum Standing {
        COUNTED,
        PLANNED,
        CANCELLED,
        /** It was deleted before the run. */
        DELETED,
        /** It was recorded for the span, or moved into it, after the run had counted. */
        AFTER_POSITION
    }

    /** Which activities of the span a client wants to see. */
    enum Selection {
        ALL,
        COUNTED,
        NOT_COUNTED;

        /** @param counted as the request has it; null if it does not say */
        static Selection of(@Nullable Boolean counted) {
            return counted == null ? ALL : counted ? COUNTED : NOT_COUNTED;
        }
    }

    record Found(ActivityVersion activity, Standing standing) {}

    /**
     * @param types of activities; all if it is empty
     */
    List<Found> page(CountedRun<?> run, List<String> types, Selection selection, ListCursor after, int limit) {
        String wanted =
                switch (selection) {
                    case ALL -> "";
                    case COUNTED -> " and %s = 'COUNTED'".formatted(REASON);
                    case NOT_COUNTED -> " and %s <> 'COUNTED'".formatted(REASON);
                };
        return query(
                        "select v.*, " + REASON + " as standing " + OF_SPAN + wanted
                                + " and (v.submitted_at, v.activity_id) > (:at, :id)"
                                + " order by v.submitted_at, v.activity_id limit :limit",
                        run,
                        types)
                .param("at", utc(after.at()))
                .param("id", after.activityId())
                .param("limit", limit)
                .query((row, number) ->
                        new Found(ActivityVersion.read(row, number), Standing.valueOf(row.getString("standing"))))
                .list();
    }

    /** How many there are of each standing. */
    Map<Standing, Long> numbers(CountedRun<?> run, List<String> types) {
        var numbers = new EnumMap<Standing, Long>(Standing.class);
        for (var standing : Standing.values()) {
            numbers.put(standing, 0L);
        }
        query("select " + REASON + " as standing, count(*) as activities " + OF_SPAN + " group by 1", run, types)
                .query(row -> {
                    numbers.put(Standing.valueOf(row.getString("standing")), row.getLong("activities"));
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
