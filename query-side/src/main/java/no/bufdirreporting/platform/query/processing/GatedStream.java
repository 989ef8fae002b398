package no.bufdirreporting.platform.query.processing;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/** A stream that provides no events beyond the position where its gate is held. */
final class GatedStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final Runnable NO_CALLBACK = () -> {};

    private final ProjectionGate gate;
    private final BlockingStream<TrackedEventMessage<?>> events;
    private volatile Runnable callback = NO_CALLBACK;

    GatedStream(ProjectionGate gate, BlockingStream<TrackedEventMessage<?>> events) {
        this.gate = gate;
        this.events = events;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        gate.passing().lock();
        try {
            return events.peek().filter(gate::passes);
        } finally {
            gate.passing().unlock();
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (timeout > 0 && !events.hasNextAvailable(timeout, unit)) {
            return false;
        }
        boolean passes = peek().isPresent();
        if (!passes && timeout > 0) {
            unit.sleep(timeout);
        }
        return passes;
    }

    /** Must only be called after {@link #peek} returned an event; then it does not block. */
    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return events.nextAvailable();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable newCallback) {
        callback = newCallback;
        return events.setOnAvailableCallback(newCallback);
    }

    void available() {
        callback.run();
    }

    @Override
    public void close() {
        callback = NO_CALLBACK;
        gate.closed(this);
        events.close();
    }
}
