package no.bufdirreporting.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void medianOfOddNumberIsTheMiddleValue() {
        assertThat(Samples.of(30, 10, 20).median()).isEqualTo(20);
    }

    @Test
    void medianOfEvenNumberIsTheMeanOfBothMiddleValues() {
        assertThat(Samples.of(40, 10, 20, 30).median()).isEqualTo(25);
    }

    @Test
    void textShowsMedianAndSpread() {
        assertThat(Samples.of(1_000, 3_000, 2_000).text()).isEqualTo("2,000 (1,000–3,000)");
        assertThat(Samples.of(0.5).text()).isEqualTo("0.50");
    }

    @Test
    void ratiosAreThoseOfTheSameRound() {
        assertThat(Samples.of(10, 20, 90).dividedBy(Samples.of(10, 10, 30)).values())
                .containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void otherNumberOfRoundsIsComparedByItsMedian() {
        assertThat(Samples.of(10, 20).dividedBy(Samples.of(1, 2, 9)).values()).containsExactly(5.0, 10.0);
    }

    @Test
    void nothingHasNoMedian() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Samples(List.of()));
    }
}
