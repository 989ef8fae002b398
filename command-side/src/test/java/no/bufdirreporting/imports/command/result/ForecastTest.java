package no.bufdirreporting.imports.command.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.imports.command.result.Forecast.Added;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private final Forecast forecast = new Forecast();

    @Test
    void quarterHalfYearAndYearAreTouched() {
        forecast.recorded(facts("kari", "2024-05-05T10:00:00Z", "2.5", ActivityStatus.COMPLETED));
        forecast.recorded(facts("ola", "2024-12-31T23:30:00Z", "1", ActivityStatus.COMPLETED));

        assertThat(periods())
                .containsOnlyKeys("2024", "2024-h1", "2024-q2", "2025", "2025-h1", "2025-q1")
                .containsEntry("2024", new Added(1, 2, new BigDecimal("2.5")))
                .containsEntry("2025-q1", new Added(1, 2, BigDecimal.ONE));
        assertThat(forecast.contacts().get("kari")).isEqualTo(Map.of(LocalDate.of(2024, 4, 1), 1));
    }

    @Test
    void onlyWhatCountsIsForeseen() {
        forecast.recorded(facts("kari", "2024-05-05T10:00:00Z", "2.5", ActivityStatus.PLANNED));
        assertThat(periods()).isEmpty();
    }

    @Test
    void correctionMovesFiguresFromOnePeriodToAnother() {
        forecast.corrected(
                facts("kari", "2024-05-05T10:00:00Z", "2.5", ActivityStatus.COMPLETED),
                facts("kari", "2024-08-05T10:00:00Z", "4", ActivityStatus.COMPLETED));
        assertThat(periods())
                .containsEntry("2024-q2", new Added(-1, -2, new BigDecimal("-2.5")))
                .containsEntry("2024-q3", new Added(1, 2, new BigDecimal("4")))
                .containsEntry("2024", new Added(0, 0, new BigDecimal("1.5")));
    }

    @Test
    void secondActivityOfADayComesAgain() {
        var facts = facts("kari", "2024-05-05T10:00:00Z", "2.5", ActivityStatus.COMPLETED);
        assertThat(forecast.comesAgain(facts)).isFalse();
        assertThat(forecast.comesAgain(facts.at(Instant.parse("2024-05-06T10:00:00Z"))))
                .isFalse();
        assertThat(forecast.comesAgain(facts)).isTrue();
    }

    private Map<String, Added> periods() {
        return forecast.periods().entrySet().stream()
                .collect(Collectors.toMap(it -> it.getKey().id(), Map.Entry::getValue));
    }

    private static ActivityFacts facts(String contact, String at, String hours, ActivityStatus status) {
        return new ActivityFacts(
                contact, "lag", "kafe", Instant.parse(at), new BigDecimal(hours), 2, status, null, null, null);
    }
}
