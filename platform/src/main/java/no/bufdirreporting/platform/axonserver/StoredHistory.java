package no.bufdirreporting.platform.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import no.bufdirreporting.platform.continuity.LostEvents;
import no.bufdirreporting.platform.continuity.StoreContinuity;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Compares what a stream has read from Axon Server with what the server has after a reconnect. */
@Component
@Profile("axonserver")
class StoredHistory {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MIN_BUFFER = 8;

    /** The server delivers an event before its own head includes it. */
    private static final Duration HEAD_LAG = Duration.ofMillis(250);

    private final AxonServerConnectionManager connections;
    private final StoreContinuity continuity;

    StoredHistory(AxonServerConnectionManager connections, StoreContinuity continuity) {
        this.connections = connections;
        this.continuity = continuity;
    }

    /**
     * Whether the server has the event at the index; if not, that is reported.
     *
     * @param reader who has read the event
     * @throws StoreUnavailableException if the server does not answer
     */
    boolean has(Object reader, long index, String eventId) {
        String found = eventAt(index);
        if (eventId.equals(found)) {
            continuity.intact(reader);
            return true;
        }
        continuity.lost(reader, new LostEvents(Positions.ofIndex(index), eventId, found));
        return false;
    }

    /** The reader reads no more. */
    void closed(Object reader) {
        continuity.intact(reader);
    }

    private static long last(EventChannel channel) throws InterruptedException, ExecutionException, TimeoutException {
        return channel.getLastToken().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private @Nullable String eventAt(long index) {
        var channel = connections.getConnection().eventChannel();
        try {
            if (last(channel) < index) {
                Thread.sleep(HEAD_LAG);
                if (last(channel) < index) {
                    return null;
                }
            }
            try (var stream = channel.openStream(index - 1, MIN_BUFFER)) {
                var next = stream.nextIfAvailable(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    throw StoreUnavailableException.unreadable(stream.getError().orElse(null));
                }
                return next.getEvent().getMessageIdentifier();
            }
        } catch (ExecutionException | TimeoutException away) {
            throw StoreUnavailableException.unreadable(away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw StoreUnavailableException.unreadable(stopping);
        }
    }
}
