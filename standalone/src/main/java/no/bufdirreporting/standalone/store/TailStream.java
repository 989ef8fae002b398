package no.bufdirreporting.standalone.store;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The events from a token on, and then the new ones as they are stored. A reader that has read everything is called
 * back after the next commit, and costs no query until then.
 */
final class TailStream implements TrackingEventStream {

    private static final Runnable NOBODY = () -> {};

    private final EventReader reader;
    private final Tail tail;
    /** Axon's coordinator looks for further events from one thread while the next of its tasks reads on another. */
    private final ReentrantLock lock = new ReentrantLock();

    private final ArrayDeque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
    private @Nullable TrackingToken token;
    private volatile long position;
    private volatile boolean closed;
    private volatile Runnable callback = NOBODY;

    TailStream(EventReader reader, Tail tail, @Nullable TrackingToken token) {
        this.reader = reader;
        this.tail = tail;
        this.token = token;
        this.position = EventReader.position(token);
        tail.add(this);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        lock.lock();
        try {
            return filled() ? Optional.of(buffer.getFirst()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            if (closed || !tail.awaitBeyond(position, deadline - System.nanoTime(), () -> closed)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (true) {
            hasNextAvailable(1, TimeUnit.HOURS);
            lock.lock();
            try {
                if (filled()) {
                    return buffer.removeFirst();
                }
            } finally {
                lock.unlock();
            }
            if (closed) {
                throw new IllegalStateException("The event stream is closed");
            }
        }
    }

    /** A batch may turn out empty when an upcaster drops its events; then the next one is read. */
    private boolean filled() {
        while (!closed && buffer.isEmpty() && position < tail.position()) {
            EventReader.Batch batch = reader.after(token, tail.position());
            buffer.addAll(batch.events());
            token = batch.token();
            position = EventReader.position(token);
        }
        return !closed && !buffer.isEmpty();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable newCallback) {
        callback = newCallback;
        // Events may have come before there was a callback for them.
        if (!closed && position < tail.position()) {
            newCallback.run();
        }
        return true;
    }

    void available() {
        callback.run();
    }

    @Override
    public void close() {
        closed = true;
        callback = NOBODY;
        tail.remove(this);
    }
}
