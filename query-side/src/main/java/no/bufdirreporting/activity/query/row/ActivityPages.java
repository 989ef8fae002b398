package no.bufdirreporting.activity.query.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.bufdirreporting.activity.ActivityFilter;
import no.bufdirreporting.activity.ActivityPage;
import no.bufdirreporting.activity.ActivityQuery.ListActivities;
import no.bufdirreporting.activity.ActivityView;
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
 * Pages of activities, newest first. The total and the offset come from the rollups by month and day, so only the
 * activities of the days that the page overlaps are read.
 */
@Component
class ActivityPages {

    private final JdbcClient jdbc;
    private final ActivityRows rows;

    ActivityPages(JdbcClient jdbc, ActivityRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * The number of activities in a span of time that meet the criteria.
     *
     * @param month the first day of the month if the span is a whole month, else null
     */
    private record Bucket(
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
        var buckets = buckets(TimeSlices.of(span.from(), span.before()), criteria);
        long total = buckets.stream().mapToLong(Bucket::activities).sum();
        var months = overlapping(buckets, query.offset(), query.limit());
        var days = overlapping(
                months.buckets().stream()
                        .flatMap(it -> days(it, criteria).stream())
                        .toList(),
                months.offset(),
                query.limit());
        var activities = days.buckets().isEmpty()
                ? List.<ActivityView>of()
                : rows.within(
                        days.buckets().stream().map(Bucket::span).toList(), criteria, days.offset(), query.limit());
        return new ActivityPage(activities, total);
    }

    /** The buckets that a page overlaps, and the page's offset in the first of them. */
    private record PageBuckets(List<Bucket> buckets, long offset) {}

    private static PageBuckets overlapping(List<Bucket> newestFirst, long offset, int limit) {
        var overlapping = new ArrayList<Bucket>();
        long before = 0;
        long offsetInFirst = 0;
        for (var bucket : newestFirst) {
            if (before >= offset + limit) {
                break;
            }
            if (before + bucket.activities() > offset) {
                if (overlapping.isEmpty()) {
                    offsetInFirst = offset - before;
                }
                overlapping.add(bucket);
            }
            before += bucket.activities();
        }
        return new PageBuckets(overlapping, offsetInFirst);
    }

    private List<Bucket> buckets(TimeSlices slices, RollupFilter criteria) {
        var buckets = new ArrayList<Bucket>();
        slices.months().forEach(months -> buckets.addAll(byMonth(months, criteria)));
        slices.days().forEach(days -> buckets.addAll(byDay(days, criteria)));
        for (var part : slices.rest()) {
            buckets.add(new Bucket(part, rows.count(criteria, part), null));
        }
        buckets.sort(newestFirst());
        return buckets;
    }

    private List<Bucket> days(Bucket bucket, RollupFilter criteria) {
        LocalDate month = bucket.month();
        return month == null ? List.of(bucket) : byDay(new Days(month, month.plusMonths(1)), criteria);
    }

    private List<Bucket> byMonth(Days span, RollupFilter criteria) {
        return rollup("rollup_month", "month", span, criteria).stream()
                .map(it -> new Bucket(instants(it.date(), it.date().plusMonths(1)), it.activities(), it.date()))
                .toList();
    }

    private List<Bucket> byDay(Days span, RollupFilter criteria) {
        return rollup("rollup_day", "day", span, criteria).stream()
                .map(it -> new Bucket(instants(it.date(), it.date().plusDays(1)), it.activities(), null))
                .toList();
    }

    private record Rollup(LocalDate date, long activities) {}

    private List<Rollup> rollup(String table, String date, Days span, RollupFilter criteria) {
        return jdbc.sql("""
                        select %1$s as date, sum(activities)::bigint as activities from %2$s
                        where %1$s >= ? and %1$s < ? %3$s group by %1$s order by %1$s desc
                        """.formatted(date, table, criteria.sql()))
                .params(span.from(), span.before())
                .params(List.copyOf(criteria.byColumn().values()))
                .query(Rollup.class)
                .list();
    }

    private static Span instants(LocalDate from, LocalDate before) {
        return new Span(OsloCalendar.startOf(from), OsloCalendar.startOf(before));
    }

    private static Comparator<Bucket> newestFirst() {
        return Comparator.comparing((Bucket it) -> it.span().from()).reversed();
    }
}
