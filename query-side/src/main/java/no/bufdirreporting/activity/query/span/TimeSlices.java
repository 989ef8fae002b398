package no.bufdirreporting.activity.query.span;

import static no.bufdirreporting.kernel.OsloCalendar.dayOf;
import static no.bufdirreporting.kernel.OsloCalendar.startOf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.bufdirreporting.kernel.OsloCalendar;

/**
 * A span of time, cut into whole months, whole days next to them, and the partial days at both ends ({@code rest}). In
 * Europe/Oslo; all spans are half-open.
 */
public record TimeSlices(List<Days> months, List<Days> days, List<Span> rest) {

    public record Days(LocalDate from, LocalDate before) {
        public boolean isEmpty() {
            return !from.isBefore(before);
        }
    }

    public record Span(Instant from, Instant before) {
        public Duration length() {
            return Duration.between(from, before);
        }

        public boolean isEmpty() {
            return !from.isBefore(before);
        }
    }

    public static TimeSlices of(Instant start, Instant end) {
        // No activity lies outside the calendar; without the limits a span could have very many months.
        Instant from = start.isBefore(OsloCalendar.EARLIEST) ? OsloCalendar.EARLIEST : start;
        Instant before = end.isAfter(OsloCalendar.LATEST) ? OsloCalendar.LATEST : end;
        LocalDate firstDay =
                startOf(dayOf(from)).equals(from) ? dayOf(from) : dayOf(from).plusDays(1);
        LocalDate endDay = dayOf(before);
        if (!firstDay.isBefore(endDay)) {
            return new TimeSlices(
                    List.of(),
                    List.of(),
                    // Each slice lies within one day, so parts of two adjacent days are two slices.
                    firstDay.equals(endDay)
                            ? instants(new Span(from, startOf(firstDay)), new Span(startOf(endDay), before))
                            : instants(new Span(from, before)));
        }
        var rest = instants(new Span(from, startOf(firstDay)), new Span(startOf(endDay), before));
        LocalDate firstMonth = firstDay.getDayOfMonth() == 1
                ? firstDay
                : firstDay.plusMonths(1).withDayOfMonth(1);
        LocalDate endMonth = endDay.withDayOfMonth(1);
        if (!firstMonth.isBefore(endMonth)) {
            return new TimeSlices(List.of(), List.of(new Days(firstDay, endDay)), rest);
        }
        var days = Stream.of(new Days(firstDay, firstMonth), new Days(endMonth, endDay))
                .filter(it -> !it.isEmpty())
                .toList();
        return new TimeSlices(List.of(new Days(firstMonth, endMonth)), days, rest);
    }

    /** All whole days, including those of whole months; empty if there are none. */
    public Days wholeDays() {
        var all = Stream.concat(months.stream(), days.stream()).toList();
        return all.isEmpty()
                ? new Days(LocalDate.EPOCH, LocalDate.EPOCH)
                : new Days(
                        all.stream().map(Days::from).min(LocalDate::compareTo).orElseThrow(),
                        all.stream().map(Days::before).max(LocalDate::compareTo).orElseThrow());
    }

    private static List<Span> instants(Span... spans) {
        var kept = new ArrayList<Span>();
        for (var span : spans) {
            if (!span.isEmpty()) {
                kept.add(span);
            }
        }
        return kept;
    }
}
