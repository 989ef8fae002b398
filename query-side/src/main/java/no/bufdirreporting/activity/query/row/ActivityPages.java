package no.bufdirreporting.activity.query.row;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pages of activities, by the time at which they were submitted. The total and the offset come from the rollups by month
 * and day, so only the activities of the days that the page overlaps are read.
 */
@Component
class ActivityPages {

    private final JdbcClient jdbc;
    private final ActivityRows rows;
    private final WarnedActivities warned;

    ActivityPages(JdbcClient jdbc, ActivityRows rows, WarnedActivities warned) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.warned = warned;
    }

    /**
     * The number of activities in a span of time that meet the criteria.
     *
     * @param month the first day of the month if the span is a whole month, else null
     */
    private record Bucket(
            Span span, long activities, @Nullable LocalDate month) {}

    /** @param contacts the contact ids that the rows of the wanted contact have; null if all contacts are wanted */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ActivityPage page(ListActivities query, String @Nullable [] contacts) {
        ActivityFilter filter = query.filter();
        var span = new Span(
                filter.from() == null ? OsloCalendar.EARLIEST : filter.from(),
                filter.before() == null ? OsloCalendar.LATEST : filter.before());
        if (span.isEmpty()) {
            return new ActivityPage(List.of(), 0, null);
        }
        var slice = query.slice();
        var rest = rest(span, slice);
        if (filter.warning() != null) {
            return page(
                    warned.find(filter, contacts, filter.warning(), rest, slice),
                    warned.count(filter, contacts, filter.warning(), span),
                    slice);
        }
        long offset =
                slice.after() == null ? slice.offset() : countBefore(rest, slice.after(), filter, contacts, slice);
        // One activity more than requested shows whether others follow.
        var wanted = new Slice(offset, slice.limit() + 1, slice.sort(), slice.ascending(), null);
        if (contacts != null) {
            return page(
                    rows.ofContact(filter, contacts, rest, wanted), rows.countOfContact(filter, contacts, span), slice);
        }
        var criteria = RollupFilter.of(filter);
        var all = buckets(span, criteria, slice.ascending());
        long total = all.stream().mapToLong(Bucket::activities).sum();
        return page(
                find(rest.equals(span) ? all : buckets(rest, criteria, slice.ascending()), criteria, wanted),
                total,
                slice);
    }

    private static ActivityPage page(List<ActivityView> found, long total, Slice slice) {
        var activities = found.subList(0, Math.min(found.size(), slice.limit()));
        var next = found.size() > activities.size() ? key(activities.getLast()) : null;
        return new ActivityPage(List.copyOf(activities), total, next);
    }

    private static Key key(ActivityView activity) {
        return Key.of(activity.submittedAt(), activity.activityId());
    }

    /** The part of a span from the time of the key on; the whole span if there is no key. */
    private static Span rest(Span span, Slice slice) {
        var after = slice.after();
        if (after == null) {
            return span;
        }
        var next = after.at().plus(1, ChronoUnit.MICROS);
        return slice.ascending()
                ? new Span(after.at().isAfter(span.from()) ? after.at() : span.from(), span.before())
                : new Span(span.from(), next.isBefore(span.before()) ? next : span.before());
    }

    /** The number of activities up to the key in the rest of the span: those of the same time. */
    private long countBefore(Span rest, Key key, ActivityFilter filter, String @Nullable [] contacts, Slice slice) {
        boolean within = !key.at().isBefore(rest.from()) && key.at().isBefore(rest.before());
        return within ? rows.countAt(key, filter, contacts, slice.ascending()) : 0;
    }

    private List<ActivityView> find(List<Bucket> buckets, RollupFilter criteria, Slice wanted) {
        var months = overlapping(buckets, wanted.offset(), wanted.limit());
        var days = overlapping(
                months.buckets().stream()
                        .flatMap(it -> days(it, criteria, wanted.ascending()).stream())
                        .toList(),
                months.offset(),
                wanted.limit());
        return days.buckets().isEmpty()
                ? List.of()
                : rows.within(
                        days.buckets().stream().map(Bucket::span).toList(),
                        criteria,
                        new Slice(days.offset(), wanted.limit(), wanted.sort(), wanted.ascending(), null));
    }

    /** The buckets that a page overlaps, and the page's offset in the first of them. */
    private record PageBuckets(List<Bucket> buckets, long offset) {}

    private static PageBuckets overlapping(List<Bucket> inOrder, long offset, int limit) {
        var overlapping = new ArrayList<Bucket>();
        long before = 0;
        long offsetInFirst = 0;
        for (var bucket : inOrder) {
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

    private List<Bucket> buckets(Span span, RollupFilter criteria, boolean oldestFirst) {
        if (span.isEmpty()) {
            return List.of();
        }
        var slices = TimeSlices.of(span.from(), span.before());
        var buckets = new ArrayList<Bucket>();
        slices.months().forEach(months -> buckets.addAll(byMonth(months, criteria)));
        slices.days().forEach(days -> buckets.addAll(byDay(days, criteria)));
        for (var part : slices.rest()) {
            buckets.add(new Bucket(part, rows.count(criteria, part), null));
        }
        buckets.sort(order(oldestFirst));
        return buckets;
    }

    private List<Bucket> days(Bucket bucket, RollupFilter criteria, boolean oldestFirst) {
        LocalDate month = bucket.month();
        return month == null
                ? List.of(bucket)
                : byDay(new Days(month, month.plusMonths(1)), criteria).stream()
                        .sorted(order(oldestFirst))
                        .toList();
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

    private static Comparator<Bucket> order(boolean oldestFirst) {
        var byTime = Comparator.comparing((Bucket it) -> it.span().from());
        return oldestFirst ? byTime : byTime.reversed();
    }
}
