package no.bufdirreporting.reportdata.query.watch;

import static org.assertj.core.api.Assertions.assertThat;

import no.bufdirreporting.platform.http.stream.StreamEvent;
import org.junit.jupiter.api.Test;

class RecentStepsTest {

    private final StreamEvent first = StreamEvent.of(4, "data_updated", "{}");
    private final StreamEvent second = StreamEvent.of(9, "data_updated", "{}");

    @Test
    void stepsAfterAKnownStep() {
        var recent = new RecentSteps(2, 1000);
        recent.add(first);
        recent.add(second);
        assertThat(recent.after(2)).containsExactly(first, second);
        assertThat(recent.after(4)).containsExactly(second);
        assertThat(recent.after(9)).isEmpty();
    }

    @Test
    void positionsOfNoStepAreUnknown() {
        var recent = new RecentSteps(2, 1000);
        recent.add(first);
        assertThat(recent.after(1)).isNull();
        assertThat(recent.after(3)).isNull();
        assertThat(recent.after(5)).isNull();
    }

    @Test
    void theOldestStepsMakeRoom() {
        var recent = new RecentSteps(2, first.size() + second.size() - 1);
        recent.add(first);
        recent.add(second);
        assertThat(recent.after(2)).isNull();
        assertThat(recent.after(4)).containsExactly(second);
    }
}
