package no.bufdirreporting.platform.query.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.kernel.AwaitProjection;
import no.bufdirreporting.platform.query.EventLog;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class ProjectionProgressTest {

    private final EventLog log = new EventLog();
    /** Waits for older events are tested elsewhere; no test here asks for the position. */
    private static final ReadModelPosition NO_POSITION = new ReadModelPosition(null, null, null, null);

    private final ProjectionProgress progress = new ProjectionProgress(NO_POSITION, Duration.ofSeconds(30));

    @Test
    void waitForAProjectedEventIsAnsweredImmediately() throws Exception {
        committed("act-1");
        committed("act-1");

        assertThat(progress.handle(new AwaitProjection("act-1", 0))).isCompletedWithValue(true);
        assertThat(progress.handle(new AwaitProjection("act-1", 1))).isCompletedWithValue(true);
        assertThat(progress.waiting()).isZero();
    }

    @Test
    void waitIsAnsweredWhenTheEventIsProjected() throws Exception {
        committed("act-1");
        var second = progress.handle(new AwaitProjection("act-1", 1));
        var third = progress.handle(new AwaitProjection("act-1", 2));
        var other = progress.handle(new AwaitProjection("act-2", 0));

        committed("act-1");

        assertThat(second).isCompletedWithValue(true);
        assertThat(third).isNotDone();
        assertThat(other).isNotDone();
        assertThat(progress.waiting()).isEqualTo(2);
    }

    @Test
    void rolledBackEventIsNotProjected() throws Exception {
        var answer = progress.handle(new AwaitProjection("act-1", 0));
        var batch = new DefaultUnitOfWork<>(log.next("act-1", "anything"));
        batch.start();
        progress.reportAfterCommit().handle(batch, new DefaultInterceptorChain<>(batch, List.of(), message -> null));
        batch.rollback();

        assertThat(answer).isNotDone();
    }

    @Test
    void cancelledWaitIsForgotten() {
        var answer = progress.handle(new AwaitProjection("act-1", 0));
        assertThat(progress.waiting()).isEqualTo(1);

        answer.cancel(false);

        assertThat(progress.waiting()).isZero();
    }

    @Test
    void abandonedWaitTimesOut() throws Exception {
        var progressWithTimeout = new ProjectionProgress(NO_POSITION, Duration.ofMillis(20));
        var answer = progressWithTimeout.handle(new AwaitProjection("act-1", 0));

        assertThat(answer.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(progressWithTimeout.waiting()).isZero();
    }

    private void committed(String aggregateId) throws Exception {
        var batch = new DefaultUnitOfWork<>(log.next(aggregateId, "anything"));
        batch.start();
        progress.reportAfterCommit().handle(batch, new DefaultInterceptorChain<>(batch, List.of(), message -> null));
        batch.commit();
    }
}
