package no.bufdirreporting.standalone.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine, used only for reading. It reads without a transaction, which would cost two more round trips and
 * tie the loading of an aggregate to the read model's transaction.
 */
final class EventReader extends JdbcEventStorageEngine {

    /** The maximum number of events of a batch. */
    static final int BATCH = 500;

    private static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("domain_event_entry")
            .snapshotTable("snapshot_event_entry")
            .globalIndexColumn("global_index")
            .eventIdentifierColumn("event_identifier")
            .aggregateIdentifierColumn("aggregate_identifier")
            .sequenceNumberColumn("sequence_number")
            .typeColumn("type")
            .timestampColumn("time_stamp")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .build();

    private final HistoryRequests histories;

    EventReader(
            DataSource events,
            Serializer eventSerializer,
            Serializer snapshotSerializer,
            EventUpcaster upcasters,
            SnapshotFilter snapshotFilter) {
        super(builder(events, eventSerializer, snapshotSerializer, upcasters, snapshotFilter));
        histories = new HistoryRequests(events);
    }

    private static Builder builder(
            DataSource events,
            Serializer eventSerializer,
            Serializer snapshotSerializer,
            EventUpcaster upcasters,
            SnapshotFilter snapshotFilter) {
        Builder builder = JdbcEventStorageEngine.builder()
                .schema(SCHEMA)
                .connectionProvider(events::getConnection)
                .transactionManager(NoTransactionManager.instance())
                .batchSize(BATCH)
                .eventSerializer(eventSerializer);
        builder.snapshotSerializer(snapshotSerializer);
        builder.upcasterChain(upcasters);
        builder.snapshotFilter(snapshotFilter);
        builder.persistenceExceptionResolver(new DuplicateKeys());
        // A batch that is not full is the last one, which saves the second query per aggregate.
        builder.finalAggregateBatchPredicate(batch -> batch.size() < BATCH);
        return builder;
    }

    /** The first events of an aggregate share a statement with those of others; later ones are read alone. */
    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregateId, long first, int size) {
        if (first > 0) {
            return super.fetchDomainEvents(aggregateId, first, size);
        }
        var begun = histories.firstEvents(aggregateId);
        if (begun.size() < HistoryRequests.FIRST_EVENTS) {
            return begun;
        }
        var all = new ArrayList<DomainEventData<?>>(begun);
        all.addAll(super.fetchDomainEvents(aggregateId, begun.size(), size - begun.size()));
        return all;
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateId) {
        return histories.snapshots(aggregateId).stream();
    }

    /** Events in order and the token of the last position read. An upcaster may have dropped all events of a batch. */
    record Batch(List<? extends TrackedEventMessage<?>> events, TrackingToken token) {}

    /** Up to {@value #BATCH} events after the token, none beyond {@code last}; at least one must exist. */
    Batch after(@Nullable TrackingToken token, long last) {
        int size = (int) Math.min(BATCH, last - position(token));
        // Without a token Axon counts from -1 and so reads two positions before the first.
        List<? extends TrackedEventData<?>> data = fetchTrackedEvents(token, token == null ? size + 1 : size);
        if (data.isEmpty()) {
            throw new EventStoreException("There are no events after position " + position(token));
        }
        var events = EventUtils.upcastAndDeserializeTrackedEvents(data.stream(), getEventSerializer(), upcasterChain);
        return new Batch(events.toList(), data.getLast().trackingToken());
    }

    /** The messages of an event that was just stored at a position, from its stored bytes; as upcast, so none or several. */
    List<? extends TrackedEventMessage<?>> messages(EventRow row, long position) {
        TrackedEventData<?> data = new TrackedDomainEventData<>(token(position), row.data());
        return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(data), getEventSerializer(), upcasterChain)
                .toList();
    }

    static TrackingToken token(long position) {
        return GapAwareTrackingToken.newInstance(position, Collections.emptySet());
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : ((GapAwareTrackingToken) token).getIndex();
    }
}
