package no.bufdirreporting.activity.query.row;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.util.List;
import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.ActivityWarning;
import no.bufdirreporting.activity.query.rollup.RollupFilter;
import no.bufdirreporting.activity.query.span.TimeSlices.Span;
import no.bufdirreporting.activity.query.warning.KnownActivityTypes;
import no.bufdirreporting.activity.query.warning.StandingWarnings;
import no.bufdirreporting.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Lists activities by what they are warned of. Reads warned activities only, in the order of an index. */
@Component
class WarnedActivities {

    private final JdbcClient jdbc;
    private final KnownActivityTypes known;

    WarnedActivities(JdbcClient jdbc, KnownActivityTypes known) {
        this.jdbc = jdbc;
        this.known = known;
    }

    long count(ActivityFilter filter, String @Nullable [] contacts, ActivityWarning warning, Span span) {
        return statement("select count(*)", filter, contacts, warning, span, null, false, "")
                .query(Long.class)
                .single();
    }

    /** One activity more than the slice, if there are more. */
    List<ActivityView> find(
            ActivityFilter filter, String @Nullable [] contacts, ActivityWarning warning, Span span, Slice slice) {
        String order = slice.ascending() ? "" : " desc";
        var end = " order by warning.submitted_at%1$s, warning.activity_id%1$s offset :offset limit :limit"
                .formatted(order);
        return statement("select activity.*", filter, contacts, warning, span, slice.after(), slice.ascending(), end)
                .param("offset", slice.after() == null ? slice.offset() : 0)
                .param("limit", slice.limit() + 1)
                .query(ActivityRows::view)
                .list();
    }

    private StatementSpec statement(
            String select,
            ActivityFilter filter,
            String @Nullable [] contacts,
            ActivityWarning warning,
            Span span,
            Slice.@Nullable Key after,
            boolean ascending,
            String end) {
        var sql = new StringBuilder(select)
                .append(
                        " from activity_warning as warning join activity using (activity_id) where warning.code = :code")
                .append(" and warning.submitted_at >= :from and warning.submitted_at < :before and ")
                .append(StandingWarnings.STANDS);
        if (filter.orgId() != null) {
            sql.append(" and warning.org_id = :org_id");
        }
        if (contacts != null) {
            sql.append(" and activity.contact_id = any (:contacts)");
        }
        var criteria = RollupFilter.of(filter).byColumn();
        criteria.forEach((column, value) ->
                sql.append(" and ").append(RollupFilter.criterion("activity." + column, value, ":" + column)));
        if (after != null) {
            sql.append(
                    " and (warning.submitted_at, warning.activity_id) %s (:at, :id)".formatted(ascending ? ">" : "<"));
        }
        var statement = jdbc.sql(sql.append(end).toString())
                .params(criteria)
                .param("code", warning.code())
                .param("from", utc(span.from()))
                .param("before", utc(span.before()))
                .param("known", known.read().toArray(String[]::new));
        if (contacts != null) {
            statement.param("contacts", contacts);
        }
        return after == null
                ? statement
                : statement.param("at", utc(after.at())).param("id", after.id());
    }
}
