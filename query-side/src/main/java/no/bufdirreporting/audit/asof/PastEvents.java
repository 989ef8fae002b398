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
 * The events of the past, found by the trail and read from the store. Unlike {@link AuditHistory}, which shows what is
 * stored, it makes of them what projections are handed today, upcasters included.
 */
@Component
public class PastEvents {

    private static final String CHAPTERS = """
            select position from audit.audit_event where org_id = ? and position > ? and position <= ?
                and type in ('ChapterRegistered', 'ChapterRenamed', 'ChapterMoved', 'ChapterRelocated')
            order by position""";

    private final JdbcClient jdbc;
    private final StoredEvents events;
    private final ObjectProvider<Configuration> axon;

    /** @param axon asked for when it is used, since it is made of beans that this one is among */
    PastEvents(JdbcClient jdbc, StoredEvents events, ObjectProvider<Configuration> axon, AuditSchema migrated) {
        this.jdbc = jdbc;
        this.events = events;
        this.axon = axon;
    }

    /** Where an event is, and what it is. */
    public record Place(long position, String type, Instant recordedAt) {}

    /** All of an aggregate's events up to a position. */
    List<PastEvent> of(String aggregateId, long upTo) {
        return at(places(aggregateId, 0, upTo).stream().map(Place::position).toList());
    }

    /** Where an aggregate's events after one position and up to another are, in order. */
    public List<Place> places(String aggregateId, long after, long upTo) {
        return jdbc.sql("""
                        select position, type, recorded_at from audit.audit_event
                        where aggregate_id = ? and position > ? and position <= ? order by position""").params(aggregateId, after, upTo).query(Place.class).list();
    }

    /** Where the chapters of an organization changed after one position and up to another, in order. */
    public List<Long> placesOfChapters(String orgId, long after, long upTo) {
        return jdbc.sql(CHAPTERS).params(orgId, after, upTo).query(Long.class).list();
    }

    /** Where those of an aggregate's events are that have a number after one and up to another, in order. */
    public List<Long> placesOfSequences(String aggregateId, long after, long upTo) {
        return jdbc.sql("""
                        select position from audit.audit_event
                        where aggregate_id = ? and sequence > ? and sequence <= ? order by position""").params(aggregateId, after, upTo).query(Long.class).list();
    }

    /** The event of an aggregate that has a number among its events; empty if it has not so many. */
    Optional<PastEvent> ofSequence(String aggregateId, long sequence) {
        return placesOfSequences(aggregateId, sequence - 1, sequence).stream()
                .findFirst()
                .map(this::at);
    }

    public PastEvent at(long position) {
        return at(List.of(position)).getFirst();
    }

    /**
     * The events at some positions, in the order of these.
     *
     * @throws ProblemException 500 if the store lacks one that the trail has: nothing can be told of it then
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
                "event-missing", "Event %d is missing from the store; check the chain.".formatted(position));
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
