package no.bufdirreporting.standalone.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC event storage with a group commit: appends of concurrent callers share a transaction, and with it the
 * one thing that costs time, waiting for the disk. Positions are 1, 2, 3 … without gaps, in the order of commits.
 */
public final class GroupCommitStorageEngine implements EventStorageEngine, AutoCloseable {

    private final EventReader reader;
    private final AppendQueue queue;
    private final Tail tail = new Tail();
    private final EventWriter writer;

    GroupCommitStorageEngine(HikariDataSource events, EventReader reader, int queueCapacity) {
        this.reader = reader;
        this.queue = new AppendQueue(queueCapacity);
        this.writer = new EventWriter(events, queue, tail);
    }

    /**
     * Returns when the events are on disk.
     *
     * @throws StoreUnavailableException if too much is waiting or the database is out of reach
     * @throws org.axonframework.modelling.command.ConcurrencyException if an aggregate has such an event already; also
     *     {@link org.axonframework.modelling.command.AggregateStreamCreationException} if it is the aggregate's first
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (!events.isEmpty()) {
            Append append = new Append(events.stream()
                    .map(event -> EventRow.of(event, reader.getEventSerializer()))
                    .toList());
            queue.add(append);
            append.await();
        }
    }

    /** The position of the last event that is on disk; 0 if there is none. */
    public long head() {
        return tail.position();
    }

    /** Whether the writer has its connection, as far as its last attempt has shown, and the database answers. */
    boolean available() {
        try {
            reader.createHeadToken();
            return !queue.refuses();
        } catch (RuntimeException e) {
            return false;
        }
    }

    TailStream openStream(@Nullable TrackingToken token) {
        return new TailStream(reader, tail, token);
    }

    void closeStreams() {
        tail.closeStreams();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        reader.storeSnapshot(snapshot);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return reader.readEvents(token, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return reader.readEvents(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return reader.readSnapshot(aggregateIdentifier);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return reader.lastSequenceNumberFor(aggregateIdentifier);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return head() == 0 ? null : GapAwareTrackingToken.newInstance(0, Collections.emptySet());
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        long head = head();
        return head == 0 ? null : GapAwareTrackingToken.newInstance(head, Collections.emptySet());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return reader.createTokenAt(dateTime);
    }

    /** Stores what was accepted and refuses what comes later. */
    @Override
    public void close() {
        closeStreams();
        writer.close();
    }
}
