package no.bufdirreporting.platform.axon;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/**
 * The locks of aggregates: Axon's own, given back for certain at the end of the command that took them. By itself Axon keeps
 * one for good where a command that may create an aggregate meets one that was deleted, and every later command for it
 * waits for a minute and fails.
 */
@Component(AggregateLocks.BEAN)
public final class AggregateLocks implements LockFactory {

    /** What every aggregate names as its lock factory. */
    public static final String BEAN = "aggregateLocks";

    private final LockFactory locks = PessimisticLockFactory.usingDefaults();

    @Override
    public Lock obtainLock(String identifier) {
        var lock = new OnceReleased(locks.obtainLock(identifier));
        CurrentUnitOfWork.ifStarted(command -> command.onCleanup(ended -> lock.release()));
        return lock;
    }

    /** A thread may hold the same lock more than once, so releasing it for somebody else must not happen. */
    private static final class OnceReleased implements Lock {

        private final Lock lock;
        private final AtomicBoolean released = new AtomicBoolean();

        OnceReleased(Lock lock) {
            this.lock = lock;
        }

        @Override
        public void release() {
            if (released.compareAndSet(false, true)) {
                lock.release();
            }
        }

        @Override
        public boolean isHeld() {
            return !released.get() && lock.isHeld();
        }
    }
}
