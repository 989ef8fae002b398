package no.bufdirreporting.platform.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutagePausesTest {

    private final Outage outage = new Outage(LoggerFactory.getLogger(getClass()), "Something is away");

    @Test
    void attemptsAreDueUntilOneFails() {
        assertThat(outage.isAttemptDue()).isTrue();
        outage.failed(new IllegalStateException("away"));
        assertThat(outage.isUnderWay()).isTrue();
        assertThat(outage.isAttemptDue()).isFalse();
        await().until(outage::isAttemptDue);
    }

    @Test
    void pausesGrowAndEndWithTheOutage() {
        for (int n = 0; n < 100; n++) {
            outage.failed(new IllegalStateException("away"));
        }
        assertThat(outage.isAttemptDue()).isFalse();
        outage.worked();
        assertThat(outage.isUnderWay()).isFalse();
        assertThat(outage.isAttemptDue()).isTrue();
    }
}
