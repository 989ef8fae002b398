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
 * Axon's event store on a log in memory, with streams that behave as production's do: they say when there is something
 * new, where a processor would otherwise look every 500 ms.
 */
final class SignallingEventStore extends EmbeddedEventStore {

    private final Set<Runnable> readers;

    SignallingEventStore(EventLog log) {
        // What one reader has read is not kept for others: no thread passes it on, so a signal finds it there.
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

        /** Axon's coordinator looks for further events from one thread while the next of its tasks reads on another. */
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
            // Events may have come before there was a callback for them.
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
