package no.bufdirreporting.audit.trail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.query.jdbc.Instants;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail: an event without its payload, which is in the store.
 *
 * @param type the name that the event is stored under
 * @param orgId the organization; null if the event does not concern a single one
 * @param actor who caused the event; null if that was not recorded
 * @param hash the event's hash in the chain
 */
public record AuditRow(
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
        @JsonIgnore byte[] hash) {

    public static AuditRow of(StoredEvent event, byte[] hash) {
        return new AuditRow(
                event.position(),
                event.eventId(),
                event.aggregateId(),
                event.aggregateType(),
                event.sequence(),
                event.type(),
                event.revision(),
                JsonFields.text(event.payload(), "orgId"),
                Instant.parse(event.recordedAt()).truncatedTo(ChronoUnit.MICROS),
                JsonFields.text(event.metaData(), Provenance.ACTOR),
                JsonFields.text(event.metaData(), Provenance.CORRELATION),
                hash);
    }

    static AuditRow read(ResultSet row, int number) throws SQLException {
        return new AuditRow(
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("aggregate_id"),
                row.getString("aggregate_type"),
                row.getLong("sequence"),
                row.getString("type"),
                row.getString("revision"),
                row.getString("org_id"),
                Instants.instant(row, "recorded_at"),
                row.getString("actor"),
                row.getString("correlation_id"),
                row.getBytes("hash"));
    }

    public boolean hasHash(byte[] other) {
        return Arrays.equals(hash, other);
    }
}
