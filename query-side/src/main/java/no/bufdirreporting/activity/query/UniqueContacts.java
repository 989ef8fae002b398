package no.bufdirreporting.activity.query;

import static no.bufdirreporting.platform.query.Instants.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.activity.query.TimeSlices.Days;
import no.bufdirreporting.activity.query.TimeSlices.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the distinct contacts of any span of time without looking at contacts: from how many reappear on which date after
 * which other one. Only what is left of the first and last day is counted from activities.
 */
@Component
class UniqueContacts {

    private final JdbcClient jdbc;

    UniqueContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(String orgId, Instant from, Instant before) {
        var slices = TimeSlices.of(from, before);
        var days = slices.wholeDays();
        long inRest = slices.rest().isEmpty() ? 0 : inRestOnly(orgId, slices.rest(), days);
        return inRest + (days.isEmpty() ? 0 : inDays(orgId, days));
    }

    private long inRestOnly(String orgId, List<Span> rest, Days days) {
        var sql = new StringBuilder();
        var parameters = new ArrayList<Object>();
        for (var part : rest) {
            sql.append(sql.isEmpty() ? "" : " union all ").append("""
                    select contact_id from activity
                    where org_id = ? and status = 'COMPLETED' and submitted_at >= ? and submitted_at < ?""");
            parameters.addAll(List.of(orgId, utc(part.from()), utc(part.before())));
        }
        parameters.addAll(List.of(orgId, days.from(), days.before()));
        return jdbc.sql("""
                        select count(distinct contact_id) from (%s) as present where not exists (
                            select from contact_day as counted where counted.org_id = ?
                                and counted.contact_id = present.contact_id and day >= ? and day < ?)""".formatted(sql)).params(parameters).query(Long.class).single();
    }

    /**
     * Whole months are counted as such. Who is first seen in one of them, and before that in the part of a month in which
     * the span begins, is told apart by days: was that within the span or earlier?
     */
    private long inDays(String orgId, Days span) {
        LocalDate from = span.from();
        LocalDate startOfMonth = from.withDayOfMonth(1);
        LocalDate firstMonth = startOfMonth.equals(from) ? from : startOfMonth.plusMonths(1);
        LocalDate endMonth = span.before().withDayOfMonth(1);
        if (!firstMonth.isBefore(endMonth)) {
            return jdbc.sql("""
                            select coalesce(sum(contacts), 0)::bigint from reappearance_day
                            where org_id = ? and day >= ? and day < ? and previous < ?""")
                    .params(orgId, from, span.before(), from)
                    .query(Long.class)
                    .single();
        }
        return jdbc.sql("""
                        select coalesce(sum(contacts), 0)::bigint from (
                            select contacts from reappearance_day
                            where org_id = :org and day >= :from and day < :first_month and previous < :from
                            union all
                            select contacts from reappearance_month
                            where org_id = :org and month >= :first_month and month < :end_month
                                and previous < :start_of_month
                            union all
                            select contacts from reappearance_day
                            where org_id = :org and previous >= :start_of_month and previous < :from
                                and day >= :first_month and day < :end_month
                            union all
                            select contacts from reappearance_day
                            where org_id = :org and day >= :end_month and day < :before and previous < :from
                        ) as first_seen""")
                .param("org", orgId)
                .param("from", from)
                .param("start_of_month", startOfMonth)
                .param("first_month", firstMonth)
                .param("end_month", endMonth)
                .param("before", span.before())
                .query(Long.class)
                .single();
    }
}
