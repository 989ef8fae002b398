package no.bufdirreporting.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationStatus;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.aggregation.RangeCountTriggered;
import no.bufdirreporting.aggregation.RangeRecountTriggered;
import no.bufdirreporting.platform.query.jpa.Fold;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.run.RunCause;
import org.junit.jupiter.api.Test;

class AggregationTest {

    private static final Instant MARCH = Instant.parse("2024-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2024-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2024-05-01T00:00:00Z");
    private static final AggregationFigures FIGURES =
            new AggregationFigures(2, 7, 1, new BigDecimal("2.5"), new TreeMap<>());
    private static final List<PastEvent> EVENTS = List.of(
            event(0, new RangeCountTriggered("agg-1", "org-1", MARCH, APRIL, 0)),
            event(1, new AggregationCompleted("agg-1", "org-1", 1, FIGURES, 3, 10)),
            event(2, new RangeRecountTriggered("agg-1", "org-1", MARCH, MAY, 2, RunCause.REFRESH, 0)),
            event(3, new AggregationFailed("agg-1", "org-1", 2, "Too slow")),
            event(4, new AggregationDeleted("agg-1", "org-1")));

    private static PastEvent event(long sequence, Object payload) {
        return new PastEvent(10 + sequence, MAY.plusSeconds(sequence), sequence, payload);
    }

    private static AggregationView after(int events) {
        return Fold.after(EVENTS.subList(0, events), Aggregation::new)
                .orElseThrow()
                .view();
    }

    @Test
    void aRunUnderWayHasNoFigures() {
        assertThat(after(1).status()).isEqualTo(AggregationStatus.PROCESSING);
        assertThat(after(1).participantCount()).isNull();
        assertThat(after(1).rangeEnd()).isEqualTo(APRIL);
    }

    @Test
    void figuresKeepTheRangeThatTheyCounted() {
        assertThat(after(2).rangeEnd()).isEqualTo(APRIL);
        assertThat(after(3).rangeEnd()).isEqualTo(APRIL);
        assertThat(after(3).status()).isEqualTo(AggregationStatus.PROCESSING);
        assertThat(after(3).participantCount()).isEqualTo(7);
    }

    @Test
    void aFailureKeepsTheFiguresFromBefore() {
        assertThat(after(4).failureReason()).isEqualTo("Too slow");
        assertThat(after(4).refreshedAt()).isEqualTo(MAY.plusSeconds(1));
        assertThat(after(4).version()).isEqualTo(3);
    }

    @Test
    void beforeTheFirstAndAfterTheLastThereIsNone() {
        assertThat(Fold.after(List.of(), Aggregation::new)).isEmpty();
        assertThat(Fold.after(EVENTS, Aggregation::new)).isEmpty();
    }
}
