package no.bufdirreporting.activity.query.row;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.nullableInstant;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.query.rollup.RollupFilter;
import no.bufdirreporting.activity.query.span.TimeSlices.Span;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of activities. */
@Component
public record ActivityRows(JdbcClient jdbc) {

    Optional<ActivityView> find(String activityId) {
        return jdbc.sql("select * from activity where activity_id = ?")
                .param(activityId)
                .query(ActivityRows::view)
                .optional();
    }

    /** Those of the activities that exist, by id. */
    public Map<String, ActivityView> find(List<String> activityIds) {
        return jdbc
                .sql("select * from activity where activity_id = any (?)")
                .param(activityIds.toArray(String[]::new))
                .query(ActivityRows::view)
                .list()
                .stream()
                .collect(Collectors.toMap(ActivityView::activityId, Function.identity()));
    }

    long countOfContact(ActivityFilter filter, String[] contacts, Span span) {
        var criteria = RollupFilter.of(filter);
        return jdbc.sql(
                        "select count(*) from activity where contact_id = any (?) and submitted_at >= ? and submitted_at < ?"
                                + criteria.sql())
                .params(contacts, utc(span.from()), utc(span.before()))
                .params(List.copyOf(criteria.byColumn().values()))
                .query(Long.class)
                .single();
    }

    /** The number of activities of the key's time that come before it in the order, and itself. */
    long countAt(Key key, ActivityFilter filter, String @Nullable [] contacts, boolean oldestFirst) {
        var criteria = RollupFilter.of(filter);
        return jdbc.sql("select count(*) from activity where submitted_at = ? and activity_id %s ? %s%s"
                        .formatted(
                                oldestFirst ? "<=" : ">=",
                                contacts == null ? "" : "and contact_id = any (?)",
                                criteria.sql()))
                .params(utc(key.at()), key.id())
                .params(contacts == null ? List.of() : List.of((Object) contacts))
                .params(List.copyOf(criteria.byColumn().values()))
                .query(Long.class)
                .single();
    }

    List<ActivityView> ofContact(ActivityFilter filter, String[] contacts, Span span, Slice wanted) {
        var criteria = RollupFilter.of(filter);
        return jdbc.sql("""
                        select * from activity where contact_id = any (?) and submitted_at >= ? and submitted_at < ? %s
                        order by %s offset ? limit ?""".formatted(criteria.sql(), order(wanted)))
                .params(contacts, utc(span.from()), utc(span.before()))
                .params(List.copyOf(criteria.byColumn().values()))
                .params(wanted.offset(), wanted.limit())
                .query(ActivityRows::view)
                .list();
    }

    private static String order(Slice wanted) {
        return wanted.ascending() ? "submitted_at, activity_id" : "submitted_at desc, activity_id desc";
    }

    long count(RollupFilter criteria, Span span) {
        return jdbc.sql("select count(*) from activity where submitted_at >= ? and submitted_at < ?" + criteria.sql())
                .params(utc(span.from()), utc(span.before()))
                .params(List.copyOf(criteria.byColumn().values()))
                .query(Long.class)
                .single();
    }

    /** Activities within spans that do not overlap. */
    List<ActivityView> within(List<Span> spans, RollupFilter criteria, Slice wanted) {
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
        return jdbc.sql("select * from (%s) as found order by %s offset ? limit ?".formatted(sql, order(wanted)))
                .params(parameters)
                .params(wanted.offset(), wanted.limit())
                .query(ActivityRows::view)
                .list();
    }

    static ActivityView view(ResultSet row, int number) throws SQLException {
        return ActivityView.of(
                row.getString("activity_id"),
                row.getString("org_id"),
                facts(row, row.getString("description"), row.getString("location"), row.getString("sealed")),
                instant(row, "created_at"),
                nullableInstant(row, "updated_at"),
                row.getLong("version"));
    }

    /** Reads the columns that this table and the one of versions have in common. */
    public static ActivityFacts facts(
            ResultSet row, @Nullable String description, @Nullable String location, @Nullable String sealed)
            throws SQLException {
        String category = row.getString("category");
        return new ActivityFacts(
                row.getString("contact_id"),
                row.getString("chapter_id"),
                row.getString("activity_type"),
                instant(row, "submitted_at"),
                row.getBigDecimal("hours"),
                row.getInt("participant_count"),
                ActivityStatus.valueOf(row.getString("status")),
                description,
                location,
                category.isEmpty() ? null : category,
                sealed);
    }
}
