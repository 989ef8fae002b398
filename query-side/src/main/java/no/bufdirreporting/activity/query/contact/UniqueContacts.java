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
 * Counts the distinct contacts of any span of time without looking at contacts: from how many reappear on which date after
 * which other one. Only what is left of the first and last day is counted from activities.
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
            return inRestOnly(orgId, slices.rest(), slices.wholeDays());
        }
        var edges = Edges.of(slices);
        return inDays(orgId, TypeSets.ALL, edges.days())
                + inRestOnly(orgId, edges.added(), edges.days())
                - inCutOnly(orgId, edges.cut(), slices);
    }

    /** Contacts of the parts of days that are present on none of the days. */
    private long inRestOnly(String orgId, List<Span> rest, Days days) {
        if (rest.isEmpty()) {
            return 0;
        }
        var parameters = new ArrayList<Object>();
        String present = contacts(orgId, rest, parameters);
        parameters.addAll(List.of(orgId, TypeSets.ALL, days.from(), days.before()));
        return jdbc.sql("""
                select count(distinct contact_id) from (%s) as present where not exists (
                            select from contact_day as counted where counted.org_id = ? and counted.type_set = ?
                                and counted.contact_id = present.contact_id and day >= ? and day < ?)""".formatted(present))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Contacts of the parts that are cut off the days, and that are nowhere else in what is counted. */
    private long inCutOnly(String orgId, List<Span> cut, TimeSlices slices) {
        if (cut.isEmpty()) {
            return 0;
        }
        var parameters = new ArrayList<Object>();
        String present = contacts(orgId, cut, parameters);
        parameters.addAll(List.of(
                orgId,
                TypeSets.ALL,
                slices.wholeDays().from(),
                slices.wholeDays().before()));
        var elsewhere = new StringBuilder();
        for (var part : slices.rest()) {
            elsewhere.append("""
                     and not exists (select from activity as counted where counted.contact_id = present.contact_id
                        and counted.org_id = ? and status = 'COMPLETED' and submitted_at >= ? and submitted_at < ?)""");
            parameters.addAll(List.of(orgId, utc(part.from()), utc(part.before())));
        }
        return jdbc.sql("""
                select count(distinct contact_id) from (%s) as present where not exists (
                            select from contact_day as counted where counted.org_id = ? and counted.type_set = ?
                                and counted.contact_id = present.contact_id and day >= ? and day < ?) %s""".formatted(present, elsewhere))
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
     * The days in which a span begins and ends, each taken from its smaller side: what the span has of it is added to the
     * whole days, or what it lacks is cut off.
     */
    private record Edges(Days days, List<Span> added, List<Span> cut) {

        static Edges of(TimeSlices slices) {
            var whole = slices.wholeDays();
            var days = whole;
            var added = new ArrayList<Span>();
            var cut = new ArrayList<Span>();
            for (var part : slices.rest()) {
                var day = OsloCalendar.dayOf(part.from());
                var lacking = lacking(part, day);
                if (lacking.length().compareTo(part.length()) < 0) {
                    cut.add(lacking);
                    days = day.isBefore(whole.from())
                            ? new Days(day, days.before())
                            : new Days(days.from(), day.plusDays(1));
                } else {
                    added.add(part);
                }
            }
            return new Edges(days, added, cut);
        }

        /** Next to whole days, a part of a day is either its end or its beginning. */
        private static Span lacking(Span part, LocalDate day) {
            var start = OsloCalendar.startOf(day);
            return start.equals(part.from())
                    ? new Span(part.before(), OsloCalendar.startOf(day.plusDays(1)))
                    : new Span(start, part.from());
        }
    }

    /**
     * The distinct contacts of a set of types on whole days. Whole months are counted as such. Who is first seen in one of
     * them, and before that in the part of a month in which the span begins, is told apart by days: was that within the
     * span or earlier?
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
                                and previous >= :start_of_month and previous < :from and day >= :first_month and day < :end_month
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
