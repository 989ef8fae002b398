package no.bufdirreporting.standalone.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last durable position, and the news that it has moved. Only the writer moves it, and only after the commit. */
final class Tail {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Set<TailStream> streams = ConcurrentHashMap.newKeySet();
    private volatile long position;

    long position() {
        return position;
    }

    void add(TailStream stream) {
        streams.add(stream);
    }

    void remove(TailStream stream) {
        streams.remove(stream);
        wake();
    }

    void closeStreams() {
        streams.forEach(TailStream::close);
    }

    void moveTo(long newPosition) {
        if (newPosition == position) {
            return;
        }
        // Before the news of it: whoever looks because of the news, or registers for it just now, must find it moved.
        position = newPosition;
        wake();
        streams.forEach(stream -> {
            try {
                stream.available();
            } catch (RuntimeException e) {
                LOG.warn("A reader of the event store failed to take notice of new events", e);
            }
        });
    }

    private void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the position is beyond the given one, or {@code given up}; false if the time is over first. */
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
