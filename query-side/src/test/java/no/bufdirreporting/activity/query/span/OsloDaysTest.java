package no.bufdirreporting.activity.query.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OsloDaysTest {

    @Test
    void daysInSqlEqualThoseOfTheCalendarInEveryYear() {
        Instant[] instants = LocalDate.of(1900, 1, 2)
                .datesUntil(LocalDate.of(2050, 1, 1))
                .map(OsloCalendar::startOf)
                .flatMap(it -> Stream.of(it.minus(1, ChronoUnit.MICROS), it, it.plus(Duration.ofMinutes(95))))
                .toArray(Instant[]::new);

        try (var readModel = RunningReadModel.start(new EventLog())) {
            var days = readModel
                    .bean(JdbcClient.class)
                    .sql(("select %s from unnest(:instants::timestamptz[]) with ordinality as given (instant, number)"
                                    + " order by number")
                            .formatted(OsloDays.dayOf("instant")))
                    .param(
                            "instants",
                            Stream.of(instants).map(Instant::toString).toArray(String[]::new))
                    .param("changes", OsloDays.changesOfClocks())
                    .param("offsets", OsloDays.offsets())
                    .query(LocalDate.class)
                    .list();

            assertThat(days).hasSize(instants.length);
            for (int number = 0; number < instants.length; number++) {
                assertThat(days.get(number)).as("%s", instants[number]).isEqualTo(OsloCalendar.dayOf(instants[number]));
            }
        }
    }
}
