package no.bufdirreporting.platform.axonserver;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** A stream of Axon Server, with positions in its tokens. */
record PositionedStream(TrackingEventStream events) implements TrackingEventStream {

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return events.peek().map(PositionedStream::positioned);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return events.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return positioned(events.nextAvailable());
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        events.skipMessagesWithPayloadTypeOf(ignored);
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return events.setOnAvailableCallback(callback);
    }

    @Override
    public void close() {
        events.close();
    }

    private static TrackedEventMessage<?> positioned(TrackedEventMessage<?> event) {
        return event.withTrackingToken(Objects.requireNonNull(Positions.ofServer(event.trackingToken())));
    }
}
