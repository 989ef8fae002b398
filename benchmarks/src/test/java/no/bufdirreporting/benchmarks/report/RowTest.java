package no.bufdirreporting.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import no.bufdirreporting.benchmarks.report.Goal.Kind;
import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void rateIsProductToPeer() {
        var row = new Row("POST", "/s", Samples.of(500), Samples.of(1_000), new Goal(Kind.RATE, 0.7));
        assertThat(row.judged()).isEqualTo(0.5);
        assertThat(row.isMet()).isFalse();
        assertThat(row.cells()).containsExactly("POST, /s", "500", "1,000", "0.50 ×", "≥ 0.70 ×", "no");
    }

    @Test
    void speedIsPeerToProduct() {
        var row = new Row("figures", "ms", Samples.of(2), Samples.of(50), new Goal(Kind.SPEED, 20));
        assertThat(row.judged()).isEqualTo(25);
        assertThat(row.isMet()).isTrue();
    }

    @Test
    void timeIsProductToPeerAndHasAnUpperBound() {
        var row = new Row("start", "s", Samples.of(7), Samples.of(5), new Goal(Kind.TIME, 0.8));
        assertThat(row.judged()).isEqualTo(1.4, within(1e-9));
        assertThat(row.isMet()).isFalse();
    }

    @Test
    void valueWithoutRatioIsJudgedItself() {
        var disk = new Row("disk", "KiB", Samples.of(1.5), Samples.of(0.5), new Goal(Kind.AT_MOST, 2));
        assertThat(disk.isMet()).isTrue();
        var events = new Row("events", "/s", Samples.of(4_810), null, new Goal(Kind.AT_LEAST, 15_000));
        assertThat(events.isMet()).isFalse();
        assertThat(events.cells()).containsExactly("events, /s", "4,810", "", "", "≥ 15,000 /s", "no");
    }

    @Test
    void plotSaysHowFarTheGoalIs() {
        var slow = new Row("start", "s", Samples.of(16), Samples.of(10), new Goal(Kind.TIME, 0.8));
        assertThat(GoalPlot.reached(slow)).isEqualTo(0.5, within(1e-9));
    }
}
