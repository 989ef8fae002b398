package no.bufdirreporting.standalone.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last durable position; notifies streams when it moves. Only the writer moves it, after the commit. */
final class StoreHead {

    private static final Logger log = LoggerFactory.getLogger(StoreHead.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Set<LiveEventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile long position;

    long position() {
        return position;
    }

    void add(LiveEventStream stream) {
        streams.add(stream);
    }

    void remove(LiveEventStream stream) {
        streams.remove(stream);
        signalMoved();
    }

    void closeStreams() {
        streams.forEach(LiveEventStream::close);
    }

    void moveTo(long newPosition) {
        if (newPosition == position) {
            return;
        }
        // Set before notifying: a stream that is notified, or just registers, must see the new position.
        position = newPosition;
        signalMoved();
        streams.forEach(stream -> {
            try {
                stream.available();
            } catch (RuntimeException e) {
                log.warn("Could not notify a reader of the event store of new events", e);
            }
        });
    }

    private void signalMoved() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the position is beyond {@code known} or {@code givenUp} is true; returns false on timeout. */
    boolean awaitBeyond(long known, long nanos, BooleanSupplier givenUp) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (position <= known && !givenUp.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
