package no.bufdirreporting.platform.query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on an in-memory log. Like production's, its streams notify of new events; otherwise a processor
 * would poll every 500 ms.
 */
final class SignallingEventStore extends EmbeddedEventStore {

    private final Set<Runnable> readers;

    SignallingEventStore(EventLog log) {
        // Events read by one reader are not cached for others, so that a notified reader finds its events.
        super(EmbeddedEventStore.builder().storageEngine(log.engine).optimizeEventConsumption(false));
        this.readers = log.readers;
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        readers.forEach(Runnable::run);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new Stream(super.openStream(token));
    }

    private final class Stream implements TrackingEventStream {

        /** Axon's coordinator checks for events on one thread while its next task reads on another. */
        private final ReentrantLock lock = new ReentrantLock();

        private final TrackingEventStream events;
        private volatile Runnable callback = () -> {};

        Stream(TrackingEventStream events) {
            this.events = events;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            lock.lock();
            try {
                return events.peek();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            while (peek().isEmpty()) {
                if (System.nanoTime() >= deadline) {
                    return false;
                }
                Thread.sleep(Duration.ofMillis(1));
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            hasNextAvailable(1, TimeUnit.HOURS);
            lock.lock();
            try {
                return events.nextAvailable();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean setOnAvailableCallback(Runnable newCallback) {
            readers.remove(callback);
            callback = newCallback;
            readers.add(newCallback);
            // Events may have been stored before the callback was set.
            if (peek().isPresent()) {
                newCallback.run();
            }
            return true;
        }

        @Override
        public void close() {
            readers.remove(callback);
            lock.lock();
            try {
                events.close();
            } finally {
                lock.unlock();
            }
        }
    }
}
