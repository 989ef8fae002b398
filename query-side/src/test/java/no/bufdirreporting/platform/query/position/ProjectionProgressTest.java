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
    /** Events of long ago are for the restart test; here nobody asks how far the processor has come. */
    private static final ReadModelPosition NOWHERE = new ReadModelPosition(null, null, null, null);

    private final ProjectionProgress progress = new ProjectionProgress(NOWHERE, Duration.ofSeconds(30));

    @Test
    void whatIsShownAlreadyIsAnsweredAtOnce() throws Exception {
        committed("act-1");
        committed("act-1");

        assertThat(progress.handle(new AwaitProjection("act-1", 0))).isCompletedWithValue(true);
        assertThat(progress.handle(new AwaitProjection("act-1", 1))).isCompletedWithValue(true);
        assertThat(progress.waiting()).isZero();
    }

    @Test
    void whatIsShownLaterIsAnsweredThen() throws Exception {
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
    void whatIsRolledBackIsNotShown() throws Exception {
        var answer = progress.handle(new AwaitProjection("act-1", 0));
        var batch = new DefaultUnitOfWork<>(log.next("act-1", "anything"));
        batch.start();
        progress.reporting().handle(batch, new DefaultInterceptorChain<>(batch, List.of(), message -> null));
        batch.rollback();

        assertThat(answer).isNotDone();
    }

    @Test
    void aCancelledWaitLeavesNothingBehind() {
        var answer = progress.handle(new AwaitProjection("act-1", 0));
        assertThat(progress.waiting()).isEqualTo(1);

        answer.cancel(false);

        assertThat(progress.waiting()).isZero();
    }

    @Test
    void aWaitThatNobodyCancelsEndsByItself() throws Exception {
        var impatient = new ProjectionProgress(NOWHERE, Duration.ofMillis(20));
        var answer = impatient.handle(new AwaitProjection("act-1", 0));

        assertThat(answer.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(impatient.waiting()).isZero();
    }

    private void committed(String aggregateId) throws Exception {
        var batch = new DefaultUnitOfWork<>(log.next(aggregateId, "anything"));
        batch.start();
        progress.reporting().handle(batch, new DefaultInterceptorChain<>(batch, List.of(), message -> null));
        batch.commit();
    }
}
