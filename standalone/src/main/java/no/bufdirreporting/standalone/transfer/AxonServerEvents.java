package no.bufdirreporting.standalone.transfer;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The events of a context of Axon Server, by the wire format: nothing is deserialized. */
final class AxonServerEvents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PERMITS = 2000;

    private final AxonServerTarget target;
    private final AxonServerConnectionFactory factory;
    private final AxonServerConnection connection;

    AxonServerEvents(AxonServerTarget target) {
        this.target = target;
        var builder = AxonServerConnectionFactory.forClient("events-copy")
                .routingServers(new ServerAddress(target.host(), target.port()))
                .connectTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        this.factory = (target.token().isEmpty() ? builder : builder.token(target.token())).build();
        this.connection = factory.connect(target.context());
        try {
            awaitConnected();
        } catch (RuntimeException unreachable) {
            close();
            throw unreachable;
        }
    }

    private void awaitConnected() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!connection.isConnected()) {
            if (connection.isConnectionFailed() || System.nanoTime() > deadline) {
                throw TransferRefusedException.impossible("No Axon Server can be reached at %s.".formatted(target));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopping) {
                throw interrupted();
            }
        }
    }

    /** How many there are; the first of them stands at 0. */
    long count() {
        long last = settled(connection.eventChannel().getLastToken(), "tell its last position");
        long first = settled(connection.eventChannel().getFirstToken(), "tell its first position");
        if (last >= 0 && first > 0) {
            throw TransferRefusedException.impossible(
                    "The first event at %s stands at %d and not at 0.".formatted(target, first));
        }
        return last + 1;
    }

    /** In one transaction: all or none. */
    void append(List<Event> events) {
        settled(connection.eventChannel().appendEvents(events.toArray(Event[]::new)), "store events");
    }

    /** All events from the first one on, in order. */
    Reading read() {
        return new Reading(connection.eventChannel().openStream(-1, PERMITS));
    }

    /** One way through the events. */
    final class Reading implements AutoCloseable {

        private final EventStream stream;
        private long position;

        private Reading(EventStream stream) {
            this.stream = stream;
        }

        /** The next one, which must be there. */
        Event next() {
            try {
                var next = stream.nextIfAvailable(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    throw TransferRefusedException.impossible("Axon Server at %s does not hand out event %d%s."
                            .formatted(target, position, reason(stream)));
                }
                if (next.getToken() != position) {
                    throw TransferRefusedException.different("At %s, position %d follows %d: there is a gap."
                            .formatted(target, next.getToken(), position - 1));
                }
                position++;
                return next.getEvent();
            } catch (InterruptedException stopping) {
                throw interrupted();
            }
        }

        private static String reason(EventStream stream) {
            return stream.getError().map(it -> ": " + it.getMessage()).orElse("");
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    private <T> T settled(CompletableFuture<T> answer, String what) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw TransferRefusedException.impossible("Axon Server at %s does not %s: %s"
                    .formatted(target, what, refused.getCause().getMessage()));
        } catch (TimeoutException slow) {
            throw TransferRefusedException.impossible(
                    "Axon Server at %s does not %s within %d s.".formatted(target, what, PATIENCE.toSeconds()));
        } catch (InterruptedException stopping) {
            throw interrupted();
        }
    }

    private static TransferRefusedException interrupted() {
        Thread.currentThread().interrupt();
        return TransferRefusedException.impossible("Interrupted.");
    }

    @Override
    public void close() {
        connection.disconnect();
        factory.shutdown();
    }
}
