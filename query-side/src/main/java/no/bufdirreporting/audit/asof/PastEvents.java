package no.bufdirreporting.audit.asof;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.audit.trail.AuditHistory;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads past events: finds their positions in the trail and reads them from the event store. Unlike {@link AuditHistory},
 * which shows events as they are stored, it upcasts them, as a processor does for its projections.
 */
@Component
public class PastEvents {

    private static final String OF_AGGREGATE = """
            select position, type, recorded_at from audit.audit_event
            where aggregate_id = ? and position > ? and position <= ? order by position""";
    private static final String OF_SEQUENCES = """
            select position from audit.audit_event
            where aggregate_id = ? and sequence > ? and sequence <= ? order by position""";
    private static final String OF_CHAPTERS = """
            select position from audit.audit_event where org_id = ? and position > ? and position <= ?
                and type in ('ChapterRegistered', 'ChapterRenamed', 'ChapterMoved', 'ChapterRelocated',
                    'ChapterPlaced')
            order by position""";

    private final JdbcClient jdbc;
    private final StoredEvents events;
    private final ObjectProvider<Configuration> axon;

    /** @param axon resolved when it is used, since Axon's configuration depends on this bean */
    PastEvents(JdbcClient jdbc, StoredEvents events, ObjectProvider<Configuration> axon, AuditSchema migrated) {
        this.jdbc = jdbc;
        this.events = events;
        this.axon = axon;
    }

    /** The position and the type of an event. */
    public record Place(long position, String type, Instant recordedAt) {}

    /** All events of an aggregate up to a position. */
    List<PastEvent> of(String aggregateId, long upTo) {
        return at(places(aggregateId, 0, upTo).stream().map(Place::position).toList());
    }

    /** The places of an aggregate's events after one position and up to another, in order. */
    public List<Place> places(String aggregateId, long after, long upTo) {
        return jdbc.sql(OF_AGGREGATE)
                .params(aggregateId, after, upTo)
                .query(Place.class)
                .list();
    }

    /** The positions of the events of an organization's chapters after one position and up to another, in order. */
    public List<Long> placesOfChapters(String orgId, long after, long upTo) {
        return jdbc.sql(OF_CHAPTERS)
                .params(orgId, after, upTo)
                .query(Long.class)
                .list();
    }

    /** The positions of an aggregate's events after one sequence number and up to another, in order. */
    public List<Long> placesOfSequences(String aggregateId, long after, long upTo) {
        return jdbc.sql(OF_SEQUENCES)
                .params(aggregateId, after, upTo)
                .query(Long.class)
                .list();
    }

    /** The event of an aggregate with a sequence number; empty if there is none. */
    Optional<PastEvent> ofSequence(String aggregateId, long sequence) {
        return placesOfSequences(aggregateId, sequence - 1, sequence).stream()
                .findFirst()
                .map(this::at);
    }

    public PastEvent at(long position) {
        return at(List.of(position)).getFirst();
    }

    /**
     * The events at these positions, in the same order.
     *
     * @throws ProblemException 500 if the store lacks an event that the trail has
     */
    public List<PastEvent> at(Collection<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        var stored = events.at(positions);
        var data = positions.stream()
                .map(it -> Optional.ofNullable(stored.get(it)).orElseThrow(() -> missing(it)))
                .map(PastEvents::data);
        var configuration = axon.getObject();
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        data, configuration.eventSerializer(), configuration.upcasterChain())
                .map(PastEvents::event)
                .toList();
    }

    private static ProblemException missing(long position) {
        return ProblemException.damaged(
                "event-missing", "Event %s is missing from the store; check the chain.".formatted(position));
    }

    private static TrackedDomainEventData<byte[]> data(StoredEvent it) {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(it.position()),
                new GenericDomainEventEntry<>(
                        it.aggregateType(),
                        it.aggregateId(),
                        it.sequence(),
                        it.eventId(),
                        it.recordedAt(),
                        it.type(),
                        it.revision(),
                        it.payload(),
                        it.metaData()));
    }

    private static PastEvent event(TrackedEventMessage<?> message) {
        return new PastEvent(
                message.trackingToken().position().orElseThrow(),
                message.getTimestamp(),
                ((DomainEventMessage<?>) message).getSequenceNumber(),
                message.getPayload());
    }
}
