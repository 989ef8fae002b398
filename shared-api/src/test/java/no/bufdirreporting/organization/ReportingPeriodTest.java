package no.bufdirreporting.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2024,       2024-01-01, 2024-12-31",
        "2024-h1,    2024-01-01, 2024-06-30",
        "2024-h2,    2024-07-01, 2024-12-31",
        "2024-q1,    2024-01-01, 2024-03-31",
        "2024-q2,    2024-04-01, 2024-06-30",
        "2024-q3,    2024-07-01, 2024-09-30",
        "2024-q4,    2024-10-01, 2024-12-31",
        "2024-01,    2024-01-01, 2024-01-31",
        "2024-02,    2024-02-01, 2024-02-29",
        "2023-02,    2023-02-01, 2023-02-28",
        "2024-09,    2024-09-01, 2024-09-30",
        "2024-10,    2024-10-01, 2024-10-31",
        "2024-12,    2024-12-01, 2024-12-31",
        "rp-2024,    2024-01-01, 2024-12-31",
        "rp-2024-h1, 2024-01-01, 2024-06-30",
        "rp-2024-q4, 2024-10-01, 2024-12-31",
        "rp-2024-11, 2024-11-01, 2024-11-30",
        "1000,       1000-01-01, 1000-12-31",
        "9999-12,    9999-12-01, 9999-12-31"
    })
    void calendarIdIsParsedToItsDays(String id, LocalDate start, LocalDate end) {
        assertThat(ReportingPeriod.ofCalendar(id)).contains(new ReportingPeriod(id, start, end));
    }

    @ParameterizedTest
    @CsvSource({"2024-H1, 2024-h1", "RP-2024, rp-2024", "Rp-2024-Q4, rp-2024-q4"})
    void calendarIdIsReadInAnyCaseAndShownInLowerCase(String id, String shown) {
        assertThat(ReportingPeriod.ofCalendar(id))
                .isEqualTo(ReportingPeriod.ofCalendar(shown))
                .get()
                .extracting(ReportingPeriod::id)
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rp-",
                "24",
                "0999",
                "10000",
                "2024-",
                "2024-1",
                "2024-00",
                "2024-13",
                "2024-011",
                "2024-h0",
                "2024-h3",
                "2024-q0",
                "2024-q5",
                "2024q1",
                "rp-rp-2024",
                " 2024",
                "2024 ",
                "2024\n",
                "2024-11-30",
                "2024-h1-q1",
                "spring",
                "२०२४"
            })
    void otherIdIsNoCalendarPeriod(String id) {
        assertThat(ReportingPeriod.ofCalendar(id)).isEmpty();
    }
}
