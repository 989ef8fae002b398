package no.bufdirreporting.platform.query.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import no.bufdirreporting.platform.axonserver.Positions;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads stored events from Axon Server. Metadata, which is a map there, is written as JSON with sorted keys. */
@Component
@Profile("axonserver")
final class AxonServerStoredEvents implements StoredEvents {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BUFFER = 1000;

    /** Positions at most this far apart are read in one request. */
    private static final long MAX_DISTANCE = 100;

    private final AxonServerConnectionManager connections;
    private final ObjectMapper json;
    private final GrpcMetaDataConverter metaData;

    AxonServerStoredEvents(
            AxonServerConnectionManager connections,
            ObjectMapper json,
            @Qualifier("eventSerializer") Serializer serializer) {
        this.connections = connections;
        this.json = json;
        this.metaData = new GrpcMetaDataConverter(serializer);
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        long after = Math.max(0, position);
        long end = Math.min(head(), after + limit);
        return end <= after ? List.of() : read(after, end);
    }

    @Override
    public Map<Long, StoredEvent> at(Collection<Long> positions) {
        var wanted = new TreeSet<>(positions);
        wanted.removeIf(it -> it < 1);
        var found = new ArrayList<StoredEvent>();
        long head = wanted.isEmpty() ? 0 : head();
        while (!wanted.isEmpty() && wanted.first() <= head) {
            long first = wanted.removeFirst();
            long last = first;
            while (!wanted.isEmpty() && wanted.first() - last <= MAX_DISTANCE && wanted.first() <= head) {
                last = wanted.removeFirst();
            }
            found.addAll(read(first - 1, last));
        }

        return found.stream()
                .filter(it -> positions.contains(it.position()))
                .collect(Collectors.toMap(StoredEvent::position, Function.identity()));
    }

    @Override
    public long head() {
        try {
            Long last = channel().getLastToken().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return last == null || last < 0 ? 0 : Positions.ofIndex(last);
        } catch (ExecutionException | TimeoutException away) {
            throw StoreUnavailableException.unreadable(away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw StoreUnavailableException.unreadable(stopping);
        }
    }

    private EventChannel channel() {
        return connections.getConnection().eventChannel();
    }

    /** The events after {@code after} up to {@code last}, which must exist. */
    private List<StoredEvent> read(long after, long last) {
        var events = new ArrayList<StoredEvent>();
        int buffer = Math.clamp(last - after, 8, MAX_BUFFER);
        try (var stream = channel().openStream(Positions.indexOf(after), buffer)) {
            while (after + events.size() < last) {
                EventWithToken next = stream.nextIfAvailable(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    throw StoreUnavailableException.unreadable(stream.getError().orElse(null));
                }
                events.add(stored(Positions.ofIndex(next.getToken()), next.getEvent()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw StoreUnavailableException.unreadable(stopping);
        }
        return events;
    }

    private StoredEvent stored(long position, Event event) {
        var payload = event.getPayload();
        return new StoredEvent(
                position,
                event.getMessageIdentifier(),
                event.getAggregateIdentifier(),
                event.getAggregateSequenceNumber(),
                nullIfEmpty(event.getAggregateType()),
                DateTimeUtils.formatInstant(Instant.ofEpochMilli(event.getTimestamp())),
                payload.getType(),
                nullIfEmpty(payload.getRevision()),
                payload.getData().toByteArray(),
                metaDataJson(event));
    }

    private byte[] metaDataJson(Event event) {
        try {
            return json.writeValueAsBytes(new TreeMap<>(metaData.convert(event.getMetaDataMap())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
