package no.bufdirreporting.standalone.transfer;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.DateTimeException;
import java.time.Instant;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;

/** Converts stored events to Axon Server's format, which has a time resolution of milliseconds. */
final class GrpcEvent {

    private GrpcEvent() {}

    /** @throws TransferRefusedException if the conversion would lose something */
    static Event of(StoredEvent stored) {
        var event = Event.newBuilder()
                .setMessageIdentifier(stored.eventId())
                .setTimestamp(milliseconds(stored))
                .setPayload(SerializedObject.newBuilder()
                        .setType(stored.type())
                        .setRevision(stored.revision() == null ? "" : stored.revision())
                        .setData(ByteString.copyFrom(stored.payload())))
                .putAllMetaData(GrpcMetaData.of(stored));
        if (stored.aggregateType() != null) {
            event.setAggregateIdentifier(stored.aggregateId())
                    .setAggregateType(stored.aggregateType())
                    .setAggregateSequenceNumber(stored.sequence());
        } else if (!stored.aggregateId().equals(stored.eventId())) {
            throw TransferRefusedException.lossy(stored, "it has an aggregate of no type");
        }
        return event.build();
    }

    private static long milliseconds(StoredEvent stored) {
        try {
            var time = Instant.parse(stored.recordedAt());
            if (time.equals(Instant.ofEpochMilli(time.toEpochMilli()))) {
                return time.toEpochMilli();
            }
            throw TransferRefusedException.lossy(
                    stored, "its time %s is finer than a millisecond".formatted(stored.recordedAt()));
        } catch (DateTimeException tampered) {
            throw TransferRefusedException.lossy(stored, "its time '%s' is none".formatted(stored.recordedAt()));
        }
    }
}
