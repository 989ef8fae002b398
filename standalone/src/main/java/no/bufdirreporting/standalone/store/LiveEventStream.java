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
 * The events after a token, followed by new events as they are stored. A stream that has read everything is notified of
 * the next commit and runs no query until then.
 */
final class LiveEventStream implements TrackingEventStream {

    private static final Runnable NO_CALLBACK = () -> {};

    private final EventReader reader;
    private final RecentEvents recent;
    private final StoreHead head;
    /** The head when the stream was opened. Earlier events are read from the table, so that a replay sees what it has. */
    private final long opened;
    /** Axon's coordinator checks for events on one thread while its next task reads on another. */
    private final ReentrantLock lock = new ReentrantLock();

    private final ArrayDeque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
    private @Nullable TrackingToken token;
    private volatile long position;
    private volatile boolean closed;
    private volatile Runnable callback = NO_CALLBACK;

    LiveEventStream(EventReader reader, RecentEvents recent, StoreHead head, @Nullable TrackingToken token) {
        this.reader = reader;
        this.recent = recent;
        this.head = head;
        this.opened = head.position();
        this.token = token;
        this.position = EventReader.position(token);
        head.add(this);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        lock.lock();
        try {
            return fillBuffer() ? Optional.of(buffer.getFirst()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            if (closed || !head.awaitBeyond(position, deadline - System.nanoTime(), () -> closed)) {
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
                if (fillBuffer()) {
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

    /** Whether the buffer has events; reads on if it is empty, repeatedly if an upcaster drops whole batches. */
    private boolean fillBuffer() {
        while (!closed && buffer.isEmpty() && position < head.position()) {
            long last = head.position();
            EventReader.Batch batch = position < opened ? null : recent.after(position, last);
            if (batch == null) {
                batch = reader.after(token, last);
            }
            buffer.addAll(batch.events());
            token = batch.token();
            position = EventReader.position(token);
        }
        return !closed && !buffer.isEmpty();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable newCallback) {
        callback = newCallback;
        // Events may have been stored before the callback was set.
        if (!closed && position < head.position()) {
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
        callback = NO_CALLBACK;
        head.remove(this);
    }
}
