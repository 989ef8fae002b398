package no.bufdirreporting.audit.explanation;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.explanation.RunDifferences.Cause;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.version.ActivityVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the activities that two runs counted differently: joins the versions valid at one position with those valid at the
 * other by activity. Reads all versions of activities in the two spans.
 */
@Component
class VersionDifferences {

    private static final String COUNTED = """
            select activity_id, from_position from audit.activity_version
            where org_id = :org and submitted_at >= :%1$s_from and submitted_at < :%1$s_before
                and not deleted and status = 'COMPLETED' and (:%1$s_all or activity_type = any (:%1$s_types))
                and from_position <= :%1$s and (until_position is null or until_position > :%1$s)""";

    private static final String DIFFERENT = """
            with earlier as (%s), later as (%s)
            select activity_id, earlier.from_position as earlier, later.from_position as later
            from earlier full join later using (activity_id)
            where earlier.from_position is distinct from later.from_position and activity_id > :after
            order by activity_id limit :limit""".formatted(COUNTED.formatted("earlier"), COUNTED.formatted("later"));
    private static final String VERSIONS = """
            select * from audit.activity_version where activity_id = any (:ids) and from_position = any (:positions)""";
    private static final String CAUSE = "position, event_id, type, aggregate_id, actor, recorded_at";

    private final JdbcClient jdbc;

    VersionDifferences(JdbcClient jdbc, AuditSchema migrated) {
        this.jdbc = jdbc;
    }

    /** The version of an activity that each of two runs counted; null if it did not count it. */
    record Pair(
            String activityId,
            @Nullable ActivityVersion earlier,
            @Nullable ActivityVersion later) {}

    private record Positions(
            String activityId,
            @Nullable Long earlier,
            @Nullable Long later) {}

    /** In the order of activity ids. If a list of types is empty, all types count. */
    List<Pair> page(
            CountedRun<?> earlier,
            List<String> types,
            CountedRun<?> later,
            List<String> laterTypes,
            String after,
            int limit) {
        var query = jdbc.sql(DIFFERENT)
                .param("org", later.orgId())
                .param("after", after)
                .param("limit", limit);
        side(query, "earlier", earlier, types);
        side(query, "later", later, laterTypes);
        var differing = query.query(Positions.class).list();
        var versions = versions(differing);
        return differing.stream()
                .map(it -> new Pair(it.activityId(), versions.get(it.earlier()), versions.get(it.later())))
                .toList();
    }

    /** The versions by the position that they began at. */
    private Map<Long, ActivityVersion> versions(List<Positions> of) {
        var ids = of.stream().map(Positions::activityId);
        var positions =
                of.stream().flatMap(it -> Stream.of(it.earlier(), it.later())).filter(Objects::nonNull);
        var versions = new HashMap<Long, ActivityVersion>();
        jdbc.sql(VERSIONS)
                .param("ids", ids.toArray(String[]::new))
                .param("positions", positions.toArray(Long[]::new))
                .query(ActivityVersion::read)
                .list()
                .forEach(it -> versions.put(it.fromPosition(), it));
        return versions;
    }

    private static void side(JdbcClient.StatementSpec query, String name, CountedRun<?> run, List<String> types) {
        query.param(name, run.position())
                .param(name + "_from", utc(run.span().from()))
                .param(name + "_before", utc(run.span().before()))
                .param(name + "_all", types.isEmpty())
                .param(name + "_types", types.toArray(String[]::new));
    }

    /** The events that changed each of the activities after one position and up to another, by activity id. */
    Map<String, List<Cause>> causes(Collection<String> activityIds, long after, long upTo) {
        return jdbc
                .sql("select " + CAUSE + """
                         from audit.audit_event where position in (
                            select from_position from audit.activity_version
                            where activity_id = any (:ids) and from_position > :after and from_position <= :up_to)
                        order by position""")
                .param("ids", activityIds.toArray(String[]::new))
                .param("after", after)
                .param("up_to", upTo)
                .query(Cause.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Cause::aggregateId, LinkedHashMap::new, Collectors.toList()));
    }

    /** The events at these positions, as the trail has them. */
    List<Cause> at(Collection<Long> positions) {
        return jdbc.sql("select " + CAUSE
                        + " from audit.audit_event where position = any (:positions) order by position")
                .param("positions", positions.toArray(Long[]::new))
                .query(Cause.class)
                .list();
    }
}
