package no.bufdirreporting.activity.query.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.bufdirreporting.activity.query.span.TimeSlices.Span;
import no.bufdirreporting.kernel.OsloCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSlicesTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        // from, before (local times of Oslo): months; days; number of partial days
        "2024-01-01T00:00, 2024-02-01T00:00, 2024-01-01/2024-02-01, '', 0",
        "2024-01-01T00:00, 2025-01-01T00:00, 2024-01-01/2025-01-01, '', 0",
        "2024-01-01T00:00, 2024-01-31T00:00, '', 2024-01-01/2024-01-31, 0",
        "2024-01-31T00:00, 2024-02-02T00:00, '', 2024-01-31/2024-02-02, 0",
        "2024-01-31T00:00, 2024-03-02T00:00, 2024-02-01/2024-03-01, 2024-01-31/2024-02-01 2024-03-01/2024-03-02, 0",
        "2024-01-15T12:00, 2024-03-01T00:00, 2024-02-01/2024-03-01, 2024-01-16/2024-02-01, 1",
        "2024-01-01T00:00, 2024-02-15T12:00, 2024-01-01/2024-02-01, 2024-02-01/2024-02-15, 1",
        "2024-01-31T12:00, 2024-02-01T12:00, '', '', 2",
        "2024-01-31T12:00, 2024-02-01T00:00, '', '', 1",
        "2024-01-31T08:00, 2024-01-31T16:00, '', '', 1",
        "2024-01-31T08:00, 2024-01-31T08:00, '', '', 0",
        "2024-01-31T00:00, 2024-01-31T00:00, '', '', 0",
        "2024-01-31T16:00, 2024-01-31T08:00, '', '', 0",
        "2024-02-02T00:00, 2024-01-31T00:00, '', '', 0",
        "2024-02-02T08:00, 2024-01-31T16:00, '', '', 0",
        "2024-01-31T23:59:59.999999, 2024-03-01T00:00:00.000001, 2024-02-01/2024-03-01, '', 2",
        // Days of 23 and of 25 hours.
        "2024-03-31T00:00, 2024-04-01T00:00, '', 2024-03-31/2024-04-01, 0",
        "2024-10-27T00:00, 2024-10-28T00:00, '', 2024-10-27/2024-10-28, 0",
        "2024-03-31T03:00, 2024-04-01T00:00, '', '', 1",
    })
    void spanIsCutIntoMonthsDaysAndPartialDays(
            LocalDateTime from, LocalDateTime before, String months, String days, int parts) {
        Instant start = from.atZone(OSLO).toInstant();
        Instant end = before.atZone(OSLO).toInstant();

        var slices = TimeSlices.of(start, end);

        assertThat(text(slices.months())).isEqualTo(months);
        assertThat(text(slices.days())).isEqualTo(days);
        assertThat(slices.rest())
                .hasSize(parts)
                .allSatisfy(it -> assertThat(OsloCalendar.dayOf(it.before().minusNanos(1)))
                        .isEqualTo(OsloCalendar.dayOf(it.from())));
        assertNoGapOrOverlap(slices, start, end);
    }

    private static void assertNoGapOrOverlap(TimeSlices slices, Instant from, Instant before) {
        var all = new ArrayList<>(slices.rest());
        slices.months().forEach(it -> all.add(span(it.from(), it.before())));
        slices.days().forEach(it -> all.add(span(it.from(), it.before())));
        all.sort((one, other) -> one.from().compareTo(other.from()));
        Instant reached = from;
        for (var span : all) {
            assertThat(span.from()).isEqualTo(reached);
            reached = span.before();
        }
        assertThat(reached).isEqualTo(before.isBefore(from) ? from : before);
    }

    private static Span span(LocalDate from, LocalDate before) {
        return new Span(
                from.atStartOfDay(OSLO).toInstant(), before.atStartOfDay(OSLO).toInstant());
    }

    private static String text(List<TimeSlices.Days> days) {
        return days.stream().map(it -> it.from() + "/" + it.before()).collect(Collectors.joining(" "));
    }
}
