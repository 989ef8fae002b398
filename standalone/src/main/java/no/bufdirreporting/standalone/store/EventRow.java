package no.bufdirreporting.standalone.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event as it is stored, without its position. The caller serializes it, which relieves the single writer thread. */
record EventRow(
        String eventId,
        String aggregateId,
        long sequence,
        @Nullable String type,
        String timestamp,
        SerializedObject<byte[]> payload,
        SerializedObject<byte[]> metaData) {

    static EventRow of(EventMessage<?> event, Serializer serializer) {
        DomainEventMessage<?> domain = event instanceof DomainEventMessage<?> d ? d : null;
        return new EventRow(
                event.getIdentifier(),
                // Axon's convention for events without an aggregate: the event is an aggregate of its own.
                domain == null ? event.getIdentifier() : domain.getAggregateIdentifier(),
                domain == null ? 0 : domain.getSequenceNumber(),
                domain == null ? null : domain.getType(),
                DateTimeUtils.formatInstant(event.getTimestamp()),
                event.serializePayload(serializer, byte[].class),
                event.serializeMetaData(serializer, byte[].class));
    }

    /** The event as Axon reads it from the table. */
    DomainEventData<byte[]> data() {
        return new GenericDomainEventEntry<>(
                type,
                aggregateId,
                sequence,
                eventId,
                timestamp,
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metaData.getData());
    }

    /** The size of its payload and metadata. */
    int bytes() {
        return payload.getData().length + metaData.getData().length;
    }

    void bind(PreparedStatement insert, long position) throws SQLException {
        insert.setLong(1, position);
        insert.setString(2, eventId);
        insert.setString(3, aggregateId);
        insert.setLong(4, sequence);
        insert.setString(5, type);
        insert.setString(6, timestamp);
        insert.setString(7, payload.getType().getName());
        insert.setString(8, payload.getType().getRevision());
        insert.setBytes(9, payload.getData());
        insert.setBytes(10, metaData.getData());
    }
}
