package no.bufdirreporting.audit.verification.shadow;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * A read-only view of the event store. The shadow's context must not get the store itself, because Axon would shut it
 * down with the shadow.
 */
record ShadowEvents(EventStore events) implements EventStore {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return events.openStream(token);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        return events.createTokenAt(time);
    }

    @Override
    public DomainEventStream readEvents(String aggregateId) {
        return events.readEvents(aggregateId);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw readOnly();
    }

    @Override
    public void publish(List<? extends EventMessage<?>> published) {
        throw readOnly();
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        return () -> true;
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
        return () -> true;
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("A shadow stores nothing");
    }
}
