package no.bufdirreporting.audit.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as auditors see it.
 *
 * @param metadata the stored JSON, unchanged; null if the event is missing from the store
 * @param payload likewise; if tampering left it invalid JSON, it is shown as a string
 * @param hash the recorded hash of the event in the chain
 * @param personal the personal fields that the payload has encrypted, by its parts; absent if there are none, and in exports
 */
public record AuditedEvent(
        @JsonUnwrapped AuditRow recorded,
        @JsonRawValue @Nullable String metadata,
        @JsonRawValue @Nullable String payload,
        String hash,
        @JsonInclude(Include.NON_NULL) @Nullable Object personal) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public static AuditedEvent of(AuditRow row, @Nullable StoredEvent stored) {
        return new AuditedEvent(
                row,
                stored == null ? null : json(stored.metaData()),
                stored == null ? null : json(stored.payload()),
                ChainHash.hex(row.hash()),
                null);
    }

    AuditedEvent with(@Nullable Object opened) {
        return new AuditedEvent(recorded, metadata, payload, hash, opened);
    }

    private static String json(byte[] stored) {
        String text = new String(stored, StandardCharsets.UTF_8);
        return JsonFields.isOneLine(stored) ? text : JSON.writeValueAsString(text);
    }
}
