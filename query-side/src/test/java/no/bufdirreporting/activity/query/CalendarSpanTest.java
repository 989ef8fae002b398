package no.bufdirreporting.activity.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarSpanTest {

    @ParameterizedTest
    @CsvSource({
        "2024-11, 2024-q4",
        "2024-01, 2024-q1",
        "2024-03, 2024-q1",
        "2024-04, 2024-q2",
        "2024-12, 2024-q4",
        "2024-q1, 2024-h1",
        "2024-q2, 2024-h1",
        "2024-q3, 2024-h2",
        "2024-q4, 2024-h2",
        "2024-h1, 2024",
        "2024-h2, 2024",
        "2024,"
    })
    void everyPeriodIsPartOfTheNextLongerOne(String period, String above) {
        assertThat(CalendarSpan.above(period).orElse(null)).isEqualTo(above);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-01, 2024-03-01, 2024-02",
        "2024-12-01, 2025-01-01, 2024-12",
        "2024-01-01, 2024-04-01, 2024-q1",
        "2024-10-01, 2025-01-01, 2024-q4",
        "2024-01-01, 2024-07-01, 2024-h1",
        "2024-07-01, 2025-01-01, 2024-h2",
        "2024-01-01, 2025-01-01, 2024",
        // A quarter's, half-year's and year's length, but not its beginning.
        "2024-02-01, 2024-05-01,",
        "2024-04-01, 2024-10-01,",
        "2024-04-01, 2025-04-01,",
        "2024-07-01, 2025-07-01,",
        // Other lengths, and days within months.
        "2024-01-01, 2024-03-01,",
        "2024-01-01, 2026-01-01,",
        "2024-01-01, 2024-01-01,",
        "2024-01-01, 2024-01-31,",
        "2024-01-02, 2024-02-01,"
    })
    void onlyWholeCalendarPeriodsHaveAName(LocalDate from, LocalDate before, String period) {
        assertThat(CalendarSpan.of(from, before).orElse(null)).isEqualTo(period);
    }

    @Test
    void monthsAreNamedFromTheFirstToBeforeTheLast() {
        assertThat(CalendarSpan.months(LocalDate.of(2023, 11, 1), LocalDate.of(2024, 3, 1)))
                .containsExactly("2023-11", "2023-12", "2024-01", "2024-02");
    }
}
