package no.bufdirreporting.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class AggregateLocksTest {

    private final AggregateLocks locks = new AggregateLocks();

    @Test
    void unreleasedLockIsReleasedAtTheEndOfTheCommand() throws Exception {
        var command = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("forgetful"));
        var lock = locks.obtainLock("act-1");
        assertThat(lock.isHeld()).isTrue();
        command.rollback();
        assertThat(lock.isHeld()).isFalse();
        assertThat(canBeObtainedByAnotherThread("act-1")).isTrue();
    }

    @Test
    void releasingTwiceDoesNotReleaseAnotherHolder() throws Exception {
        var command = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("twice"));
        var outer = locks.obtainLock("act-1");
        var inner = locks.obtainLock("act-1");
        inner.release();
        inner.release();
        assertThat(inner.isHeld()).isFalse();
        assertThat(outer.isHeld()).isTrue();
        assertThat(canBeObtainedByAnotherThread("act-1")).isFalse();
        command.rollback();
        assertThat(canBeObtainedByAnotherThread("act-1")).isTrue();
    }

    @Test
    void lockOutsideACommandIsHeldUntilReleased() throws Exception {
        var lock = locks.obtainLock("act-1");
        assertThat(canBeObtainedByAnotherThread("act-1")).isFalse();
        lock.release();
        assertThat(canBeObtainedByAnotherThread("act-1")).isTrue();
    }

    private boolean canBeObtainedByAnotherThread(String id) throws Exception {
        var attempt = CompletableFuture.runAsync(
                () -> locks.obtainLock(id).release(),
                command -> Thread.ofPlatform().daemon().start(command));
        try {
            attempt.get(300, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException held) {
            return false;
        }
    }
}
