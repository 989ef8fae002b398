package no.bufdirreporting.platform.axonserver;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event stream of Axon Server with positions in its tokens. It has no events while the server cannot be reached, and
 * then continues at its position, if the server still has the last event read there; if it failed instead, its processor
 * would back off for up to a minute. Used by one thread.
 */
final class PositionedStream implements TrackingEventStream {

    private static final Logger log = LoggerFactory.getLogger(PositionedStream.class);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final Function<@Nullable TrackingToken, TrackingEventStream> server;
    private final StoredHistory history;
    private @Nullable TrackingToken last;
    private @Nullable String lastEvent;
    private @Nullable Runnable callback;
    private volatile @Nullable TrackingEventStream events;
    private volatile boolean closed;
    private boolean disconnected;
    private long nextAttempt;

    /**
     * @param server opens a stream of events after a token in Axon Server's numbering
     * @param position the last event to skip; null to read all
     */
    PositionedStream(
            Function<@Nullable TrackingToken, TrackingEventStream> server,
            StoredHistory history,
            @Nullable TrackingToken position) {
        this.server = server;
        this.history = history;
        this.last = Positions.forServer(position);
        this.nextAttempt = System.nanoTime();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        var next = new Object() {
            Optional<TrackedEventMessage<?>> event = Optional.empty();
        };
        read(stream -> {
            next.event = stream.peek().map(PositionedStream::positioned);
            return next.event.isPresent();
        });
        return next.event;
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        boolean available = read(stream -> {
            try {
                return stream.hasNextAvailable(timeout, unit);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!available && events == null && timeout > 0) {
            unit.sleep(timeout);
        }
        return available;
    }

    /** Blocks until there is an event. */
    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
            if (closed) {
                throw new IllegalStateException("The stream is closed");
            }
        }
        var event = Objects.requireNonNull(events).nextAvailable();
        last = event.trackingToken();
        lastEvent = event.getIdentifier();
        return positioned(event);
    }

    private boolean read(Predicate<TrackingEventStream> reader) {
        try {
            var stream = stream();
            boolean found = stream != null && reader.test(stream);
            if (found && disconnected) {
                disconnected = false;
                log.info("Events can be read again");
            }
            return found;
        } catch (AxonServerException
                | io.axoniq.axonserver.connector.AxonServerException
                | StoreUnavailableException
                | StatusRuntimeException failure) {
            disconnect(failure);
            return false;
        }
    }

    private @Nullable TrackingEventStream stream() {
        var open = events;
        if (open != null || closed || System.nanoTime() - nextAttempt < 0) {
            return open;
        }
        if (!continues()) {
            nextAttempt = System.nanoTime() + RETRY_INTERVAL.toNanos();
            return null;
        }
        open = server.apply(last);
        events = open;
        if (closed) {
            open.close();
        } else if (callback != null) {
            open.setOnAvailableCallback(callback);
        }
        return open;
    }

    /** Whether the server has the last event read, as it has unless it was cut off or replaced. */
    private boolean continues() {
        return last == null
                || lastEvent == null
                || history.has(this, last.position().orElseThrow(), lastEvent);
    }

    private void disconnect(RuntimeException failure) {
        if (closed) {
            return;
        }
        var lost = events;
        events = null;
        nextAttempt = System.nanoTime() + RETRY_INTERVAL.toNanos();
        if (lost != null) {
            lost.close();
        }
        if (!disconnected) {
            disconnected = true;
            log.info("Events cannot be read; trying again until it works: {}", failure.toString());
        }
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        var open = events;
        if (open != null) {
            open.skipMessagesWithPayloadTypeOf(ignored);
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable newCallback) {
        callback = newCallback;
        var open = events;
        return open == null || open.setOnAvailableCallback(newCallback);
    }

    @Override
    public void close() {
        closed = true;
        history.closed(this);
        var open = events;
        if (open != null) {
            open.close();
        }
    }

    private static TrackedEventMessage<?> positioned(TrackedEventMessage<?> event) {
        return event.withTrackingToken(Objects.requireNonNull(Positions.ofServer(event.trackingToken())));
    }
}
