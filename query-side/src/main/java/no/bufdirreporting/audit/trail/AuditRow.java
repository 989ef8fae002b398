package no.bufdirreporting.audit.trail;

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
 * What the audit trail says of an event: all but its payload, which is in the store.
 *
 * @param type the simple name of its class
 * @param orgId its organization; null if it concerns no single one
 * @param actor who caused it; null for events from before this was recorded
 * @param hash its link of the chain
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
        @Nullable String actor,
        @Nullable String correlationId,
        Instant recordedAt,
        byte[] hash) {

    private static final byte[] NO_HASH = {};

    public static AuditRow of(StoredEvent event, byte[] hash) {
        return new AuditRow(
                event.position(),
                event.eventId(),
                event.aggregateId(),
                event.aggregateType(),
                event.sequence(),
                event.type(),
                event.revision(),
                TopLevel.text(event.payload(), "orgId"),
                TopLevel.text(event.metaData(), Provenance.ACTOR),
                TopLevel.text(event.metaData(), Provenance.CORRELATION),
                Instant.parse(event.recordedAt()).truncatedTo(ChronoUnit.MICROS),
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
                row.getString("actor"),
                row.getString("correlation_id"),
                Instants.instant(row, "recorded_at"),
                row.getBytes("hash"));
    }

    public boolean hasHash(byte[] other) {
        return Arrays.equals(hash, other);
    }

    /** Whether it says the same but for the hash. */
    public boolean saysTheSameAs(AuditRow other) {
        return withoutHash().equals(other.withoutHash());
    }

    private AuditRow withoutHash() {
        return new AuditRow(
                position,
                eventId,
                aggregateId,
                aggregateType,
                sequence,
                type,
                revision,
                orgId,
                actor,
                correlationId,
                recordedAt,
                NO_HASH);
    }
}
