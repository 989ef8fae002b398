package no.bufdirreporting.platform.axonserver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * The event store of Axon Server, with tokens that number events from 1 like every store here. Notices when the server has
 * lost events that this process has read or appended.
 */
record PositionedEventStore(AxonServerEventStore server, StoredHistory history, AppendedEvents appended)
        implements EventStore {

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new PositionedStream(server::openStream, history, token);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return Positions.ofServer(server.createHeadToken());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        return Positions.ofServer(server.createTokenAt(time));
    }

    @Override
    public DomainEventStream readEvents(String aggregateId) {
        return server.readEvents(aggregateId);
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        return server.readEvents(aggregateId, firstSequence);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return server.lastSequenceNumberFor(aggregateId);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        server.storeSnapshot(snapshot);
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        appended.requireVerified();
        appended.remember(events);
        server.publish(events);
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        return server.subscribe(processor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
        return server.registerDispatchInterceptor(interceptor);
    }
}
