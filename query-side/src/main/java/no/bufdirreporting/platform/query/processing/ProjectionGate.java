package no.bufdirreporting.platform.query.processing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import no.bufdirreporting.platform.query.store.StoreCheck;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The gate between event store and projections. While held, it passes only events stored before: all read models behind
 * it reach the same position without being stopped. Writes are accepted meanwhile and projected later.
 */
@Component
public class ProjectionGate {

    private static final long OPEN = Long.MAX_VALUE;

    private final StoreCheck check;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Set<GatedStream> streams = ConcurrentHashMap.newKeySet();
    private long last = OPEN;
    private volatile boolean permitted = true;

    /** @param check that the read models behind the gate belong to the event store */
    public ProjectionGate(StoreCheck check) {
        this.check = check;
    }

    /** The store's events, behind this gate. */
    public StreamableMessageSource<TrackedEventMessage<?>> behind(EventStore events) {
        var checked = check.checked(events);
        return new StreamableMessageSource<>() {
            @Override
            public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
                return stream(checked, token);
            }

            @Override
            public @Nullable TrackingToken createTailToken() {
                return events.createTailToken();
            }

            @Override
            public @Nullable TrackingToken createHeadToken() {
                return events.createHeadToken();
            }
        };
    }

    /** Allows or forbids opening streams; open streams are not affected. */
    public void permit(boolean permitted) {
        this.permitted = permitted;
    }

    private GatedStream stream(StreamableMessageSource<TrackedEventMessage<?>> events, @Nullable TrackingToken token) {
        if (!permitted) {
            throw new IllegalStateException("Another node has, or may have, exclusive access to the read model.");
        }
        var stream = new GatedStream(this, events.openStream(token));
        streams.add(stream);
        return stream;
    }

    /** Holds the gate and returns the head; null if the store is empty. */
    public @Nullable TrackingToken hold(EventStore events) {
        // Events that passed before the lock was taken were stored before, so the head covers them.
        lock.writeLock().lock();
        try {
            var head = events.createHeadToken();
            last = head == null ? 0 : head.position().orElseThrow();
            return head;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Opens the gate again. */
    public void release() {
        lock.writeLock().lock();
        try {
            last = OPEN;
        } finally {
            lock.writeLock().unlock();
        }
        streams.forEach(GatedStream::available);
    }

    ReentrantReadWriteLock.ReadLock passing() {
        return lock.readLock();
    }

    /** The caller must hold {@link #passing}. */
    boolean passes(TrackedEventMessage<?> event) {
        return last == OPEN || event.trackingToken().position().orElseThrow() <= last;
    }

    void closed(GatedStream stream) {
        streams.remove(stream);
    }
}
