package no.bufdirreporting.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsloCalendarTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-15, 2024-01-14T23:00:00Z, 24",
        "2024-07-15, 2024-07-14T22:00:00Z, 24",
        "2024-03-31, 2024-03-30T23:00:00Z, 23",
        "2024-10-27, 2024-10-26T22:00:00Z, 25"
    })
    void dayBeginsAtMidnightInOsloAndHasItsLength(LocalDate day, Instant start, int hours) {
        assertThat(OsloCalendar.startOf(day)).isEqualTo(start);
        assertThat(Duration.between(start, OsloCalendar.startOf(day.plusDays(1))))
                .isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-14T22:59:59.999999Z, 2024-01-14",
        "2024-01-14T23:00:00Z,        2024-01-15",
        "2024-07-14T21:59:59.999999Z, 2024-07-14",
        "2024-07-14T22:00:00Z,        2024-07-15",
        "2024-03-31T21:59:59Z,        2024-03-31",
        "2024-03-31T22:00:00Z,        2024-04-01",
        "2024-10-27T22:59:59Z,        2024-10-27",
        "2024-10-27T23:00:00Z,        2024-10-28",
        "2024-12-31T23:30:00Z,        2025-01-01"
    })
    void instantBelongsToItsDayInOslo(Instant instant, LocalDate day) {
        assertThat(OsloCalendar.dayOf(instant)).isEqualTo(day);
    }
}
