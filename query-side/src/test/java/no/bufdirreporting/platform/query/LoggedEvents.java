package no.bufdirreporting.platform.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;

/** The events of an {@link EventLog} as stored events. */
final class LoggedEvents implements StoredEvents {

    private final EventLog log;
    private final Serializer serializer;

    LoggedEvents(EventLog log, Serializer serializer) {
        this.log = log;
        this.serializer = serializer;
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        return all(position).limit(limit).toList();
    }

    @Override
    public Map<Long, StoredEvent> at(Collection<Long> positions) {
        return all(0).filter(it -> positions.contains(it.position()))
                .collect(Collectors.toMap(StoredEvent::position, Function.identity()));
    }

    @Override
    public long head() {
        return log.head();
    }

    private Stream<StoredEvent> all(long after) {
        return log.engine
                .readEvents(new GlobalSequenceTrackingToken(after), false)
                .map(this::stored);
    }

    private StoredEvent stored(TrackedEventMessage<?> tracked) {
        var event = (DomainEventMessage<?>) tracked;
        var payload = event.serializePayload(serializer, byte[].class);
        return new StoredEvent(
                tracked.trackingToken().position().orElseThrow(),
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                event.getTimestamp().toString(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                event.serializeMetaData(serializer, byte[].class).getData());
    }
}
