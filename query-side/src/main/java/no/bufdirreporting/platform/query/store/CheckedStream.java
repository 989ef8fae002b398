package no.bufdirreporting.platform.query.store;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A stream that has no events while the store is not the one that they were projected from. It does not fail then: its
 * processor would stop, and log its attempts to begin again.
 */
final class CheckedStream implements BlockingStream<TrackedEventMessage<?>> {

    private final BooleanSupplier intact;
    private final Supplier<BlockingStream<TrackedEventMessage<?>>> source;
    private @Nullable BlockingStream<TrackedEventMessage<?>> open;
    private @Nullable Runnable callback;
    private boolean closed;

    /** @param intact whether the store is the right one; asked before each read */
    CheckedStream(BooleanSupplier intact, Supplier<BlockingStream<TrackedEventMessage<?>>> source) {
        this.intact = intact;
        this.source = source;
        stream();
    }

    /** The stream, opened as soon as the store is intact; null until then. */
    private synchronized @Nullable BlockingStream<TrackedEventMessage<?>> stream() {
        if (closed || !intact.getAsBoolean()) {
            return null;
        }
        var stream = open;
        if (stream == null) {
            stream = source.get();
            open = stream;
            if (callback != null) {
                stream.setOnAvailableCallback(callback);
            }
        }
        return stream;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        var stream = stream();
        return stream == null ? Optional.empty() : stream.peek();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        var stream = stream();
        if (stream == null) {
            unit.sleep(timeout);
            return false;
        }
        return stream.hasNextAvailable(timeout, unit);
    }

    /** Must only be called after {@link #peek} or {@link #hasNextAvailable} found an event. */
    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        var stream = open;
        if (stream == null) {
            throw new IllegalStateException("No event is available");
        }
        return stream.nextAvailable();
    }

    @Override
    public synchronized boolean setOnAvailableCallback(Runnable newCallback) {
        callback = newCallback;
        var stream = open;
        return stream != null && stream.setOnAvailableCallback(newCallback);
    }

    @Override
    public synchronized void close() {
        closed = true;
        var stream = open;
        if (stream != null) {
            stream.close();
        }
    }
}
