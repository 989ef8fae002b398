package no.bufdirreporting.platform.axon;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Axon's aggregate locks, always released at the end of the command that took them. Axon itself does not release the
 * lock if a command that may create an aggregate meets a deleted one; every later command for that aggregate would wait
 * for a minute and fail.
 */
@Component(AggregateLocks.BEAN)
public final class AggregateLocks implements LockFactory {

    /** The bean name, which every aggregate gives as its lock factory. */
    public static final String BEAN = "aggregateLocks";

    private final LockFactory locks = PessimisticLockFactory.usingDefaults();

    @Override
    public Lock obtainLock(String identifier) {
        var lock = new SingleReleaseLock(locks.obtainLock(identifier));
        CurrentUnitOfWork.ifStarted(unitOfWork -> unitOfWork.onCleanup(ended -> lock.release()));
        return lock;
    }

    /** Released at most once: a second release would take the lock from another holder of the same thread. */
    private static final class SingleReleaseLock implements Lock {

        private final Lock lock;
        private final AtomicBoolean released = new AtomicBoolean();

        SingleReleaseLock(Lock lock) {
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
