package no.bufdirreporting.platform.query.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.kernel.AwaitProjection;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectionProgressTest {

    private final EventLog log = new EventLog();
    /** Waits for older events are tested elsewhere; no test here asks for the position. */
    private static final ReadModelPosition NO_POSITION = new ReadModelPosition(null, null, null, null);

    private static final ReadModelPosition UP_TO_DATE = new ReadModelPosition(null, null, null, null) {
        @Override
        public TrackingToken head() {
            return new GlobalSequenceTrackingToken(7);
        }

        @Override
        public boolean covers(@Nullable TrackingToken head) {
            return true;
        }
    };

    private final PausedProcessors pauses = mock();
    private final ProjectionProgress progress =
            new ProjectionProgress(NO_POSITION, pauses, Duration.ofSeconds(30), false);

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
        var progressWithTimeout = new ProjectionProgress(NO_POSITION, pauses, Duration.ofMillis(20), false);
        var answer = progressWithTimeout.handle(new AwaitProjection("act-1", 0));

        assertThat(answer.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(progressWithTimeout.waiting()).isZero();
    }

    @Test
    void waitForAnOlderEventIsAnsweredWhenTheHeadIsReached() {
        var withOwnStore = new ProjectionProgress(UP_TO_DATE, pauses, Duration.ofSeconds(30), false);
        var answer = withOwnStore.handle(new AwaitProjection("act-1", 0));

        withOwnStore.answerWaitersForOlderEvents();

        assertThat(answer).isCompletedWithValue(true);
    }

    /** Its head may not include yet what it has just stored. */
    @Test
    void headOfAxonServerIsNotBelievedAtOnce() {
        var withAxonServer = new ProjectionProgress(UP_TO_DATE, pauses, Duration.ofSeconds(30), true);
        var answer = withAxonServer.handle(new AwaitProjection("act-1", 0));

        withAxonServer.answerWaitersForOlderEvents();
        assertThat(answer).isNotDone();

        await().untilAsserted(() -> {
            withAxonServer.answerWaitersForOlderEvents();
            assertThat(answer).isCompletedWithValue(true);
        });
    }

    @Test
    void nobodyWaitsWhileTheReadModelIsPaused() {
        var answer = progress.handle(new AwaitProjection("act-1", 0));
        when(pauses.isPaused(ReadModel.PROCESSOR)).thenReturn(true);

        progress.answerWaitersForOlderEvents();

        assertThat(answer).isCompletedWithValue(false);
        assertThat(progress.waiting()).isZero();
    }

    private void committed(String aggregateId) throws Exception {
        var batch = new DefaultUnitOfWork<>(log.next(aggregateId, "anything"));
        batch.start();
        progress.reportAfterCommit().handle(batch, new DefaultInterceptorChain<>(batch, List.of(), message -> null));
        batch.commit();
    }
}
