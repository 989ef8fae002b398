package no.bufdirreporting.audit.trail;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as auditors see it.
 *
 * @param metadata the stored JSON, unchanged; null if the event is missing from the store
 * @param payload likewise; if tampering left it invalid JSON, it is shown as a string
 * @param hash the recorded hash of the event in the chain
 */
public record AuditedEvent(
        long position,
        String eventId,
        String aggregateId,
        @Nullable String aggregateType,
        long sequence,
        String type,
        @Nullable String revision,
        @Nullable String orgId,
        Instant recordedAt,
        @Nullable String actor,
        @Nullable String correlationId,
        @JsonRawValue @Nullable String metadata,
        @JsonRawValue @Nullable String payload,
        String hash) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public static AuditedEvent of(AuditRow row, @Nullable StoredEvent stored) {
        return new AuditedEvent(
                row.position(),
                row.eventId(),
                row.aggregateId(),
                row.aggregateType(),
                row.sequence(),
                row.type(),
                row.revision(),
                row.orgId(),
                row.recordedAt(),
                row.actor(),
                row.correlationId(),
                stored == null ? null : json(stored.metaData()),
                stored == null ? null : json(stored.payload()),
                ChainHash.hex(row.hash()));
    }

    private static String json(byte[] stored) {
        String text = new String(stored, StandardCharsets.UTF_8);
        return JsonFields.isOneLine(stored) ? text : JSON.writeValueAsString(text);
    }
}
