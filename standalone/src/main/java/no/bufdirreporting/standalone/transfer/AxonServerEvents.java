package no.bufdirreporting.standalone.transfer;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** The events of a context of Axon Server, in their wire format, without deserialization. */
final class AxonServerEvents implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PERMITS = 2000;

    private final AxonServerTarget target;
    private final AxonServerConnectionFactory factory;
    private final AxonServerConnection connection;

    AxonServerEvents(AxonServerTarget target) {
        this.target = target;
        var builder = AxonServerConnectionFactory.forClient("events-copy")
                .routingServers(new ServerAddress(target.host(), target.port()))
                .connectTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        if (!target.token().isEmpty()) {
            builder.token(target.token());
        }
        if (target.tls()) {
            builder.useTransportSecurity(transportSecurity(target));
        }
        this.factory = builder.build();
        this.connection = factory.connect(target.context());
        try {
            awaitConnected();
        } catch (RuntimeException unreachable) {
            close();
            throw unreachable;
        }
    }

    private static SslContext transportSecurity(AxonServerTarget target) {
        var context = GrpcSslContexts.forClient();
        try {
            return (target.certificate() == null
                            ? context
                            : context.trustManager(target.certificate().toFile()))
                    .build();
        } catch (SSLException | IllegalArgumentException unreadable) {
            throw TransferRefusedException.impossible(
                    "The certificate %s cannot be read: %s".formatted(target.certificate(), unreadable.getMessage()));
        }
    }

    private void awaitConnected() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!connection.isConnected()) {
            if (connection.isConnectionFailed() || System.nanoTime() > deadline) {
                throw TransferRefusedException.impossible(
                        "No Axon Server can be reached at %s %s TLS, or it refuses the token."
                                .formatted(target, target.tls() ? "by" : "without"));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopping) {
                throw interrupted();
            }
        }
    }

    /** The number of events; the first must be at index 0. */
    long count() {
        long last = await(connection.eventChannel().getLastToken(), "tell its last position");
        long first = await(connection.eventChannel().getFirstToken(), "tell its first position");
        if (last >= 0 && first > 0) {
            throw TransferRefusedException.impossible(
                    "The first event at %s stands at %s and not at 0.".formatted(target, first));
        }
        return last + 1;
    }

    /** Stores the events in one transaction. */
    void append(List<Event> events) {
        await(connection.eventChannel().appendEvents(events.toArray(Event[]::new)), "store events");
    }

    /** Reads all events in order. */
    Reading read() {
        return new Reading(connection.eventChannel().openStream(-1, PERMITS));
    }

    /** A reader of the events. */
    final class Reading implements AutoCloseable {

        private final EventStream stream;
        private long position;

        private Reading(EventStream stream) {
            this.stream = stream;
        }

        /** The next event, which must exist. */
        Event next() {
            try {
                var next = stream.nextIfAvailable(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    throw TransferRefusedException.impossible("Axon Server at %s does not hand out event %s%s."
                            .formatted(target, position, reason(stream)));
                }
                if (next.getToken() != position) {
                    throw TransferRefusedException.different("At %s, position %s follows %s: there is a gap."
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

    private <T> T await(CompletableFuture<T> answer, String what) {
        try {
            return answer.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw TransferRefusedException.impossible("Axon Server at %s does not %s: %s"
                    .formatted(target, what, refused.getCause().getMessage()));
        } catch (TimeoutException slow) {
            throw TransferRefusedException.impossible(
                    "Axon Server at %s does not %s within %s s.".formatted(target, what, TIMEOUT.toSeconds()));
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
