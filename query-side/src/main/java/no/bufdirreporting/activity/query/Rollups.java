package no.bufdirreporting.activity.query;

import static no.bufdirreporting.platform.query.Instants.utc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.activity.query.TimeSlices.Days;
import no.bufdirreporting.platform.OsloCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums over any span of time, at a cost that does not depend on how many activities there are: whole months and days
 * come from rollups, and only what is left of the first and last day is counted from activities.
 */
@Component
public class Rollups {

    private final JdbcClient jdbc;

    Rollups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Completed activities of one type and own category.
     *
     * @param category their own category, or empty if they have none
     */
    public record Sum(String activityType, String category, long activities, long participants, BigDecimal hours) {}

    /** The completed activities of an organization, summed up by activity type and own category. */
    public List<Sum> sums(String orgId, Instant from, Instant before) {
        var sql = new StringBuilder();
        var parameters = new ArrayList<Object>();
        var filter = RollupFilter.counted(orgId);
        var slices = TimeSlices.of(from, before);
        slices.months().forEach(it -> rollup(sql, parameters, "rollup_month", "month", it, filter));
        slices.days().forEach(it -> rollup(sql, parameters, "rollup_day", "day", it, filter));
        slices.rest().forEach(it -> {
            unionAll(sql)
                    .append("select activity_type, category, 1, participant_count, hours from activity")
                    .append(" where submitted_at >= ? and submitted_at < ?")
                    .append(filter.sql());
            parameters.add(utc(it.from()));
            parameters.add(utc(it.before()));
            parameters.addAll(filter.byColumn().values());
        });
        if (sql.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select activity_type, category,
                            sum(activities)::bigint as activities, sum(participants)::bigint as participants,
                            sum(hours) as hours
                        from (%s) as slices (activity_type, category, activities, participants, hours)
                        group by activity_type, category""".formatted(sql)).params(parameters).query(Sum.class).list();
    }

    private static void rollup(
            StringBuilder sql, List<Object> parameters, String table, String date, Days span, RollupFilter filter) {
        unionAll(sql)
                .append("select activity_type, category, activities, participants, hours from %s".formatted(table))
                .append(" where %1$s >= ? and %1$s < ?".formatted(date))
                .append(filter.sql());
        parameters.add(span.from());
        parameters.add(span.before());
        parameters.addAll(filter.byColumn().values());
    }

    private static StringBuilder unionAll(StringBuilder sql) {
        return sql.isEmpty() ? sql : sql.append(" union all ");
    }

    /** How many distinct contacts have completed activities on the days; one look-up for a calendar period. */
    public long uniqueContacts(String orgId, LocalDate from, LocalDate before) {
        return CalendarSpan.of(from, before)
                .map(period -> jdbc.sql("select contacts from unique_contacts where org_id = ? and period = ?")
                        .params(orgId, period)
                        .query(Long.class)
                        .optional()
                        .orElse(0L))
                .orElseGet(() ->
                        uniqueContacts(orgId, TimeSlices.of(OsloCalendar.startOf(from), OsloCalendar.startOf(before))));
    }

    private long uniqueContacts(String orgId, TimeSlices slices) {
        var sql = new StringBuilder();
        var parameters = new ArrayList<Object>();
        for (var months : slices.months()) {
            unionAll(sql).append("select contact_id from contact_presence where org_id = ? and period = any (?)");
            parameters.add(orgId);
            parameters.add(CalendarSpan.months(months.from(), months.before()));
        }
        for (var days : slices.days()) {
            unionAll(sql)
                    .append("select contact_id from activity where submitted_at >= ? and submitted_at < ?")
                    .append(" and org_id = ? and status = 'COMPLETED'");
            parameters.add(utc(OsloCalendar.startOf(days.from())));
            parameters.add(utc(OsloCalendar.startOf(days.before())));
            parameters.add(orgId);
        }
        if (sql.isEmpty()) {
            return 0;
        }
        return jdbc.sql("select count(distinct contact_id) from (%s) as present".formatted(sql))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** The position of the latest event that changed figures of the days; 0 if there is none. */
    public long lastChange(String orgId, LocalDate from, LocalDate before) {
        return jdbc.sql(
                        "select coalesce(max(position), 0) from figures_changed where org_id = ? and day >= ? and day < ?")
                .params(orgId, from, before)
                .query(Long.class)
                .single();
    }
}
