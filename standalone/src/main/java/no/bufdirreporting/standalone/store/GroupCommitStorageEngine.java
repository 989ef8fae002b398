package no.bufdirreporting.standalone.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import no.bufdirreporting.platform.continuity.StoreContinuity;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC storage engine with a group commit: concurrent appends share one transaction and so one wait for the disk.
 * Positions are 1, 2, 3 … without gaps, in the order of commits.
 */
public final class GroupCommitStorageEngine implements EventStorageEngine, AutoCloseable {

    private final EventReader reader;
    private final RecentEvents recent;
    private final AppendQueue queue;
    private final StoreHead head = new StoreHead();
    private final EventWriter writer;
    private final Runnable storageCheck;

    /** @param storageCheck throws if it is known that nothing can be stored */
    GroupCommitStorageEngine(
            HikariDataSource events,
            EventReader reader,
            int queueCapacity,
            StoreContinuity continuity,
            Runnable storageCheck) {
        this.reader = reader;
        this.recent = new RecentEvents(reader);
        this.storageCheck = storageCheck;
        this.queue = new AppendQueue(queueCapacity);
        this.writer = new EventWriter(events, queue, head, recent, continuity);
    }

    /**
     * Stores the events; returns when they are on disk.
     *
     * @throws StoreUnavailableException if the queue or the disk is full, or the database cannot be reached
     * @throws ConcurrencyException if the aggregate already has an event of that sequence number; or
     *     {@link AggregateStreamCreationException} if it is the first one
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (!events.isEmpty()) {
            storageCheck.run();
            Append append = new Append(events.stream()
                    .map(event -> EventRow.of(event, reader.getEventSerializer()))
                    .toList());
            queue.add(append);
            append.await();
        }
    }

    /** The position of the last durable event; 0 if the store is empty. */
    public long head() {
        return head.position();
    }

    /** Whether the writer is connected, as of its last attempt, and the database answers. */
    boolean available() {
        try {
            reader.createHeadToken();
            return !queue.refuses();
        } catch (RuntimeException e) {
            return false;
        }
    }

    LiveEventStream openStream(@Nullable TrackingToken token) {
        return new LiveEventStream(reader, recent, head, token);
    }

    void closeStreams() {
        head.closeStreams();
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
        return head() == 0 ? null : EventReader.token(0);
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        long head = head();
        return head == 0 ? null : EventReader.token(head);
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return reader.createTokenAt(dateTime);
    }

    /** Stores all accepted appends and refuses later ones. */
    @Override
    public void close() {
        closeStreams();
        writer.close();
    }
}
