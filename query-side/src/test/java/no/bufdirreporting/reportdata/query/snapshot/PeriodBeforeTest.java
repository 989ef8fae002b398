package no.bufdirreporting.reportdata.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.bufdirreporting.organization.ReportingPeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodBeforeTest {

    @ParameterizedTest
    @CsvSource({
        "2024, 2023",
        "rp-2024, rp-2023",
        "2024-h1, 2023-h2",
        "2024-h2, 2024-h1",
        "2024-q1, 2023-q4",
        "rp-2024-q3, rp-2024-q2",
        "2024-01, 2023-12",
        "2024-03, 2024-02"
    })
    void aCalendarPeriodFollowsTheOneOfItsKind(String id, String before) {
        var period = ReportingPeriod.ofCalendar(id).orElseThrow();
        var expected = ReportingPeriod.ofCalendar(before).orElseThrow();
        assertThat(PeriodBefore.of(id, period.start(), period.end()))
                .isEqualTo(new PeriodBefore(before, expected.start(), expected.end()));
    }

    @ParameterizedTest
    @CsvSource({
        // whole months, whatever their days
        "2024-03-01, 2024-04-30, 2024-01-01, 2024-02-29,",
        "2024-07-01, 2025-06-30, 2023-07-01, 2024-06-30,",
        "2024-04-01, 2024-06-30, 2024-01-01, 2024-03-31, 2024-q1",
        // as many days
        "2024-03-04, 2024-03-10, 2024-02-26, 2024-03-03,",
        "2024-03-02, 2024-03-31, 2024-02-01, 2024-03-01,",
        "2024-01-01, 2024-01-01, 2023-12-31, 2023-12-31,"
    })
    void aRegisteredPeriodFollowsOneOfTheSameLength(
            LocalDate start, LocalDate end, LocalDate startBefore, LocalDate endBefore, String id) {
        assertThat(PeriodBefore.of("vinter", start, end)).isEqualTo(new PeriodBefore(id, startBefore, endBefore));
    }

    @Test
    void whatIsCalledAPeriodOfTheRegistryGetsNoCalendarIdOfOtherDays() {
        var year = LocalDate.of(2024, 7, 1);
        assertThat(PeriodBefore.of("rp-skole", year, year.plusYears(1).minusDays(1))
                        .id())
                .isNull();
    }
}
