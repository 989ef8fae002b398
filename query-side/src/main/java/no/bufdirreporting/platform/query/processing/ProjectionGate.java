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
 * Through which events go to projections. While it is held, none passes that was not stored when it was: all read models
 * behind it come to stand at the same position, without being stopped. Writes are accepted meanwhile, and read later.
 */
@Component
public class ProjectionGate {

    private static final long OPEN = Long.MAX_VALUE;

    private final StoreCheck check;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Set<GatedStream> streams = ConcurrentHashMap.newKeySet();
    private long last = OPEN;
    private volatile boolean permitted = true;

    /** @param check that the events are those of the read models behind the gate */
    public ProjectionGate(StoreCheck check) {
        this.check = check;
    }

    /** The store's events, as far as the gate lets them pass. */
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

    /** Whether streams may be opened; those that are open are not concerned. */
    public void permit(boolean permitted) {
        this.permitted = permitted;
    }

    private GatedStream stream(StreamableMessageSource<TrackedEventMessage<?>> events, @Nullable TrackingToken token) {
        if (!permitted) {
            throw new IllegalStateException("Another node has the read model for itself, or may have.");
        }
        var stream = new GatedStream(this, events.openStream(token));
        streams.add(stream);
        return stream;
    }

    /** Lets nothing pass from now on but what is stored already, and tells where that ends; null if nothing is stored. */
    public @Nullable TrackingToken hold(EventStore events) {
        // Whatever passed before the lock was had was stored before, so the head is beyond it.
        lock.writeLock().lock();
        try {
            var head = events.createHeadToken();
            last = head == null ? 0 : head.position().orElseThrow();
            return head;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Lets everything pass again. */
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

    /** To be asked by who is {@link #passing}. */
    boolean passes(TrackedEventMessage<?> event) {
        return last == OPEN || event.trackingToken().position().orElseThrow() <= last;
    }

    void closed(GatedStream stream) {
        streams.remove(stream);
    }
}
