package no.bufdirreporting.activity.query.rollup;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import no.bufdirreporting.activity.query.contact.TypeSets;
import no.bufdirreporting.activity.query.contact.UniqueContacts;
import no.bufdirreporting.activity.query.span.TimeSlices;
import no.bufdirreporting.activity.query.span.TimeSlices.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums over any span of time at a cost that does not depend on the number of activities: whole months and days come
 * from rollups, only the partial days at both ends are counted from activities.
 */
@Component
public class Rollups implements ActivitySums {

    private final JdbcClient jdbc;
    private final UniqueContacts uniqueContacts;
    private final TypeSets typeSets;

    Rollups(JdbcClient jdbc, UniqueContacts uniqueContacts, TypeSets typeSets) {
        this.jdbc = jdbc;
        this.uniqueContacts = uniqueContacts;
        this.typeSets = typeSets;
    }

    @Override
    public List<Sum> sums(String orgId, Instant from, Instant before) {
        return summed("activity_type, category", orgId, from, before, Sum.class);
    }

    @Override
    public List<ChapterSum> sumsByChapter(String orgId, Instant from, Instant before) {
        return summed("chapter_id", orgId, from, before, ChapterSum.class);
    }

    private <T> List<T> summed(String columns, String orgId, Instant from, Instant before, Class<T> type) {
        var sql = new StringBuilder();
        var parameters = new ArrayList<Object>();
        var filter = RollupFilter.counted(orgId);
        var slices = TimeSlices.of(from, before);
        slices.months().forEach(it -> rollup(sql, parameters, columns, "rollup_month", "month", it, filter));
        slices.days().forEach(it -> rollup(sql, parameters, columns, "rollup_day", "day", it, filter));
        slices.rest().forEach(it -> {
            unionAll(sql)
                    .append("select %s, 1 as activities, participant_count as participants, hours".formatted(columns))
                    .append(" from activity where submitted_at >= ? and submitted_at < ?")
                    .append(filter.sql());
            parameters.add(utc(it.from()));
            parameters.add(utc(it.before()));
            parameters.addAll(filter.byColumn().values());
        });
        if (sql.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select %1$s, sum(activities)::bigint as activities, sum(participants)::bigint as participants,
                            sum(hours) as hours
                        from (%2$s) as slices
                        group by %1$s""".formatted(columns, sql))
                .params(parameters)
                .query(type)
                .list();
    }

    private static void rollup(
            StringBuilder sql,
            List<Object> parameters,
            String columns,
            String table,
            String date,
            Days span,
            RollupFilter filter) {
        unionAll(sql)
                .append("select %s, activities, participants, hours from %s".formatted(columns, table))
                .append(" where %1$s >= ? and %1$s < ?".formatted(date))
                .append(filter.sql());
        parameters.add(span.from());
        parameters.add(span.before());
        parameters.addAll(filter.byColumn().values());
    }

    private static StringBuilder unionAll(StringBuilder sql) {
        return sql.isEmpty() ? sql : sql.append(" union all ");
    }

    @Override
    public long uniqueContacts(String orgId, Instant from, Instant before) {
        return uniqueContacts.count(orgId, from, before);
    }

    /** @throws IllegalStateException if {@link TypeSets#require} was never called for these types */
    @Override
    public long uniqueContacts(String orgId, SortedSet<String> activityTypes, LocalDate from, LocalDate before) {
        return uniqueContacts.inDays(orgId, typeSets.idOf(activityTypes), new Days(from, before));
    }

    /** The position of the latest event that changed figures of these days; 0 if there is none. */
    public long lastChange(String orgId, LocalDate from, LocalDate before) {
        return jdbc.sql(
                        "select coalesce(max(position), 0) from figures_changed where org_id = ? and day >= ? and day < ?")
                .params(orgId, from, before)
                .query(Long.class)
                .single();
    }
}
