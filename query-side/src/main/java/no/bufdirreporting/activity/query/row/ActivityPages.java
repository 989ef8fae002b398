package no.bufdirreporting.activity.query.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityPage;
import no.bufdirreporting.activity.ActivityQuery.ListActivities;
import no.bufdirreporting.activity.query.rollup.RollupFilter;
import no.bufdirreporting.activity.query.span.TimeSlices;
import no.bufdirreporting.activity.query.span.TimeSlices.Days;
import no.bufdirreporting.activity.query.span.TimeSlices.Span;
import no.bufdirreporting.kernel.OsloCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pages of activities. Rollups tell how many activities each month and day has that meet the criteria, so the total needs
 * no counting and page 40,000 no skipping: only the days that the page lies in are looked at.
 */
@Component
class ActivityPages {

    private final JdbcClient jdbc;
    private final ActivityRows rows;

    ActivityPages(JdbcClient jdbc, ActivityRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** A span of time with the number of activities in it that meet the criteria. */
    private record Stretch(
            Span span, long activities, @Nullable LocalDate month) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ActivityPage page(ListActivities query) {
        ActivityFilter filter = query.filter();
        var span = new Span(
                filter.from() == null ? OsloCalendar.EARLIEST : filter.from(),
                filter.before() == null ? OsloCalendar.LATEST : filter.before());
        if (span.isEmpty()) {
            return new ActivityPage(List.of(), 0);
        }
        if (filter.contactId() != null) {
            return new ActivityPage(
                    rows.ofContact(filter.contactId(), filter, span, query.offset(), query.limit()),
                    rows.countOfContact(filter.contactId(), filter, span));
        }
        var criteria = RollupFilter.of(filter);
        var stretches = stretches(TimeSlices.of(span.from(), span.before()), criteria);
        long total = stretches.stream().mapToLong(Stretch::activities).sum();
        var months = covering(stretches, query.offset(), query.limit());
        var days = covering(
                months.stretches().stream()
                        .flatMap(it -> days(it, criteria).stream())
                        .toList(),
                months.offset(),
                query.limit());
        var activities = days.stretches().isEmpty()
                ? List.<no.bufdirreporting.activity.ActivityView>of()
                : rows.within(
                        days.stretches().stream().map(Stretch::span).toList(), criteria, days.offset(), query.limit());
        return new ActivityPage(activities, total);
    }

    /** The stretches that a page lies in, and how many activities of the first of them come before it. */
    private record Covering(List<Stretch> stretches, long offset) {}

    private static Covering covering(List<Stretch> newestFirst, long offset, int limit) {
        var covering = new ArrayList<Stretch>();
        long before = 0;
        long offsetInFirst = 0;
        for (var stretch : newestFirst) {
            if (before >= offset + limit) {
                break;
            }
            if (before + stretch.activities() > offset) {
                if (covering.isEmpty()) {
                    offsetInFirst = offset - before;
                }
                covering.add(stretch);
            }
            before += stretch.activities();
        }
        return new Covering(covering, offsetInFirst);
    }

    private List<Stretch> stretches(TimeSlices slices, RollupFilter criteria) {
        var stretches = new ArrayList<Stretch>();
        slices.months().forEach(months -> stretches.addAll(byMonth(months, criteria)));
        slices.days().forEach(days -> stretches.addAll(byDay(days, criteria)));
        for (var part : slices.rest()) {
            stretches.add(new Stretch(part, rows.count(criteria, part), null));
        }
        stretches.sort(newestFirst());
        return stretches;
    }

    private List<Stretch> days(Stretch stretch, RollupFilter criteria) {
        LocalDate month = stretch.month();
        return month == null ? List.of(stretch) : byDay(new Days(month, month.plusMonths(1)), criteria);
    }

    private List<Stretch> byMonth(Days span, RollupFilter criteria) {
        return rollup("rollup_month", "month", span, criteria).stream()
                .map(it -> new Stretch(instants(it.date(), it.date().plusMonths(1)), it.activities(), it.date()))
                .toList();
    }

    private List<Stretch> byDay(Days span, RollupFilter criteria) {
        return rollup("rollup_day", "day", span, criteria).stream()
                .map(it -> new Stretch(instants(it.date(), it.date().plusDays(1)), it.activities(), null))
                .toList();
    }

    private record Rollup(LocalDate date, long activities) {}

    private List<Rollup> rollup(String table, String date, Days span, RollupFilter criteria) {
        return jdbc.sql("""
                        select %1$s as date, sum(activities)::bigint as activities from %2$s
                        where %1$s >= ? and %1$s < ? %3$s group by %1$s order by %1$s desc""".formatted(date, table, criteria.sql()))
                .params(span.from(), span.before())
                .params(List.copyOf(criteria.byColumn().values()))
                .query(Rollup.class)
                .list();
    }

    private static Span instants(LocalDate from, LocalDate before) {
        return new Span(OsloCalendar.startOf(from), OsloCalendar.startOf(before));
    }

    private static Comparator<Stretch> newestFirst() {
        return Comparator.comparing((Stretch it) -> it.span().from()).reversed();
    }
}
