package no.bufdirreporting.standalone.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event as it is stored, but for its position. Serialized by the caller, to spare the one writer the work. */
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
                // Axon's convention for an event without an aggregate: it is one, with a single event.
                domain == null ? event.getIdentifier() : domain.getAggregateIdentifier(),
                domain == null ? 0 : domain.getSequenceNumber(),
                domain == null ? null : domain.getType(),
                DateTimeUtils.formatInstant(event.getTimestamp()),
                event.serializePayload(serializer, byte[].class),
                event.serializeMetaData(serializer, byte[].class));
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
