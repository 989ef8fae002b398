package no.bufdirreporting.activity.query.contact;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.activity.query.span.TimeSlices;
import no.bufdirreporting.activity.query.span.TimeSlices.Days;
import no.bufdirreporting.activity.query.span.TimeSlices.Span;
import no.bufdirreporting.kernel.OsloCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the distinct contacts of any span of time. Whole days are counted from {@link Reappearances}, partial days at
 * both ends from activities.
 */
@Component
public class UniqueContacts {

    private final JdbcClient jdbc;

    UniqueContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long count(String orgId, Instant from, Instant before) {
        var slices = TimeSlices.of(from, before);
        if (slices.rest().isEmpty()) {
            return inDays(orgId, TypeSets.ALL, slices.wholeDays());
        }
        if (slices.wholeDays().isEmpty()) {
            return onlyIn(orgId, slices.rest(), slices.wholeDays(), List.of());
        }
        var edges = Edges.of(slices);
        return inDays(orgId, TypeSets.ALL, edges.days())
                + onlyIn(orgId, edges.added(), edges.days(), List.of())
                - onlyIn(orgId, edges.cut(), slices.wholeDays(), slices.rest());
    }

    /** The number of contacts that are present in the parts, but neither on the days nor in the other parts. */
    private long onlyIn(String orgId, List<Span> parts, Days days, List<Span> others) {
        if (parts.isEmpty()) {
            return 0;
        }
        var parameters = new ArrayList<Object>();
        String present = contacts(orgId, parts, parameters);
        parameters.addAll(List.of(orgId, TypeSets.ALL, days.from(), days.before()));
        var elsewhere = new StringBuilder();
        for (var part : others) {
            elsewhere.append("""
                     and not exists (select from activity as counted where counted.contact_id = present.contact_id
                        and counted.org_id = ? and status = 'COMPLETED' and submitted_at >= ? and submitted_at < ?)""");
            parameters.addAll(List.of(orgId, utc(part.from()), utc(part.before())));
        }
        return jdbc.sql("""
                        select count(distinct contact_id) from (%s) as present where not exists (
                            select from contact_day as counted where counted.org_id = ? and counted.type_set = ?
                                and counted.contact_id = present.contact_id and day >= ? and day < ?) %s
                        """.formatted(present, elsewhere))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static String contacts(String orgId, List<Span> parts, List<Object> parameters) {
        var sql = new StringBuilder();
        for (var part : parts) {
            sql.append(sql.isEmpty() ? "" : " union all ").append("""
                    select contact_id from activity
                    where org_id = ? and status = 'COMPLETED' and submitted_at >= ? and submitted_at < ?""");
            parameters.addAll(List.of(orgId, utc(part.from()), utc(part.before())));
        }
        return sql.toString();
    }

    /**
     * The partial days at both ends of a span. Of each, the smaller side is counted from activities: either the part
     * inside the span is added to the whole days, or the part outside is cut off a whole day.
     */
    private record Edges(Days days, List<Span> added, List<Span> cut) {

        static Edges of(TimeSlices slices) {
            var whole = slices.wholeDays();
            var days = whole;
            var added = new ArrayList<Span>();
            var cut = new ArrayList<Span>();
            for (var part : slices.rest()) {
                var day = OsloCalendar.dayOf(part.from());
                var outside = outside(part, day);
                if (outside.length().compareTo(part.length()) < 0) {
                    cut.add(outside);
                    days = day.isBefore(whole.from())
                            ? new Days(day, days.before())
                            : new Days(days.from(), day.plusDays(1));
                } else {
                    added.add(part);
                }
            }
            return new Edges(days, added, cut);
        }

        /** The rest of the day. The part is either its beginning or its end, since whole days adjoin it. */
        private static Span outside(Span part, LocalDate day) {
            var start = OsloCalendar.startOf(day);
            return start.equals(part.from())
                    ? new Span(part.before(), OsloCalendar.startOf(day.plusDays(1)))
                    : new Span(start, part.from());
        }
    }

    /**
     * The number of distinct contacts of a type set on whole days. Whole months are counted from the table by month,
     * except contacts whose previous presence lies in the month in which the span begins: days tell whether that was
     * within the span.
     */
    public long inDays(String orgId, int typeSet, Days span) {
        if (span.isEmpty()) {
            return 0;
        }
        LocalDate from = span.from();
        LocalDate startOfMonth = from.withDayOfMonth(1);
        LocalDate firstMonth = startOfMonth.equals(from) ? from : startOfMonth.plusMonths(1);
        LocalDate endMonth = span.before().withDayOfMonth(1);
        if (!firstMonth.isBefore(endMonth)) {
            return jdbc.sql("""
                            select coalesce(sum(contacts), 0)::bigint from reappearance_day
                            where org_id = ? and type_set = ? and day >= ? and day < ? and previous < ?""")
                    .params(orgId, typeSet, from, span.before(), from)
                    .query(Long.class)
                    .single();
        }
        return jdbc.sql("""
                        select coalesce(sum(contacts), 0)::bigint from (
                            select contacts from reappearance_day
                            where org_id = :org and type_set = :type_set
                                and day >= :from and day < :first_month and previous < :from
                            union all
                            select contacts from reappearance_month
                            where org_id = :org and type_set = :type_set
                                and month >= :first_month and month < :end_month and previous < :start_of_month
                            union all
                            select contacts from reappearance_day
                            where org_id = :org and type_set = :type_set
                                and previous >= :start_of_month and previous < :from
                                and day >= :first_month and day < :end_month
                            union all
                            select contacts from reappearance_day
                            where org_id = :org and type_set = :type_set
                                and day >= :end_month and day < :before and previous < :from
                        ) as first_seen""")
                .param("org", orgId)
                .param("type_set", typeSet)
                .param("from", from)
                .param("start_of_month", startOfMonth)
                .param("first_month", firstMonth)
                .param("end_month", endMonth)
                .param("before", span.before())
                .query(Long.class)
                .single();
    }
}
