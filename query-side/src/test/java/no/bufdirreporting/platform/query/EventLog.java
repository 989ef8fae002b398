package no.bufdirreporting.platform.query;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;

/**
 * The content of an event store in memory; several read models can be built from it. Positions begin at 1, as in
 * PostgreSQL.
 */
public final class EventLog {

    private static final Instant FIRST = Instant.parse("2026-02-03T10:00:00Z");

    /**
     * Appends events one by one: Axon shows the events of a joint append in no particular order, so a concurrent reader
     * could miss some.
     */
    public final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine(1) {
        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            events.forEach(event -> super.appendEvents(List.of(event)));
        }
    };

    /** Callbacks of all read models, called when events were stored. */
    final Set<Runnable> readers = ConcurrentHashMap.newKeySet();

    private final Map<String, Long> sequences = new HashMap<>();
    private long made;

    /** The next event of an aggregate, one second after the previous event. */
    public DomainEventMessage<?> next(String aggregateId, Object payload) {
        return next(aggregateId, payload, FIRST.plusSeconds(made));
    }

    public DomainEventMessage<?> next(String aggregateId, Object payload, Instant at) {
        made++;
        long sequence = sequences.merge(aggregateId, 0L, (earlier, zero) -> earlier + 1);
        return new GenericDomainEventMessage<>(
                "Test", aggregateId, sequence, payload, MetaData.emptyInstance(), "event-" + made, at);
    }

    /** The time of the n-th event, from 0. */
    public static Instant timeOf(long ordinal) {
        return FIRST.plus(Duration.ofSeconds(ordinal));
    }

    public long head() {
        var token = engine.createHeadToken();
        return token == null ? 0 : token.position().orElse(0);
    }
}
