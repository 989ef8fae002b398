package no.bufdirreporting.activity.query.row;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.nullableInstant;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.query.rollup.RollupFilter;
import no.bufdirreporting.activity.query.span.TimeSlices.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of activities. */
@Component
record ActivityRows(JdbcClient jdbc) {

    Optional<ActivityView> find(String activityId) {
        return jdbc.sql("select * from activity where activity_id = ?")
                .param(activityId)
                .query(ActivityRows::view)
                .optional();
    }

    long countOfContact(String contactId, ActivityFilter filter, Span span) {
        var criteria = RollupFilter.of(filter);
        return jdbc.sql("select count(*) from activity where contact_id = ? and submitted_at >= ? and submitted_at < ?"
                        + criteria.sql())
                .params(contactId, utc(span.from()), utc(span.before()))
                .params(List.copyOf(criteria.byColumn().values()))
                .query(Long.class)
                .single();
    }

    List<ActivityView> ofContact(String contactId, ActivityFilter filter, Span span, long offset, int limit) {
        var criteria = RollupFilter.of(filter);
        return jdbc.sql("""
                        select * from activity where contact_id = ? and submitted_at >= ? and submitted_at < ? %s
                        order by submitted_at desc, activity_id desc offset ? limit ?""".formatted(criteria.sql()))
                .params(contactId, utc(span.from()), utc(span.before()))
                .params(List.copyOf(criteria.byColumn().values()))
                .params(offset, limit)
                .query(ActivityRows::view)
                .list();
    }

    long count(RollupFilter criteria, Span span) {
        return jdbc.sql("select count(*) from activity where submitted_at >= ? and submitted_at < ?" + criteria.sql())
                .params(utc(span.from()), utc(span.before()))
                .params(List.copyOf(criteria.byColumn().values()))
                .query(Long.class)
                .single();
    }

    /** Activities within spans that do not overlap, newest first. */
    List<ActivityView> within(List<Span> spans, RollupFilter criteria, long offset, int limit) {
        var sql = new StringBuilder();
        var parameters = new ArrayList<Object>();
        for (var span : spans) {
            sql.append(sql.isEmpty() ? "" : " union all ")
                    .append("select * from activity where submitted_at >= ? and submitted_at < ?")
                    .append(criteria.sql());
            parameters.add(utc(span.from()));
            parameters.add(utc(span.before()));
            parameters.addAll(criteria.byColumn().values());
        }
        return jdbc.sql("select * from (%s) as found order by submitted_at desc, activity_id desc offset ? limit ?"
                        .formatted(sql))
                .params(parameters)
                .params(offset, limit)
                .query(ActivityRows::view)
                .list();
    }

    static ActivityView view(ResultSet row, int number) throws SQLException {
        String category = row.getString("category");
        var facts = new ActivityFacts(
                row.getString("contact_id"),
                row.getString("chapter_id"),
                row.getString("activity_type"),
                instant(row, "submitted_at"),
                row.getBigDecimal("hours"),
                row.getInt("participant_count"),
                ActivityStatus.valueOf(row.getString("status")),
                row.getString("description"),
                row.getString("location"),
                category.isEmpty() ? null : category);
        return ActivityView.of(
                row.getString("activity_id"),
                row.getString("org_id"),
                facts,
                instant(row, "created_at"),
                nullableInstant(row, "updated_at"),
                row.getLong("version"));
    }
}
