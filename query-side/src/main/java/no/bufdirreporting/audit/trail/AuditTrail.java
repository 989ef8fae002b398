package no.bufdirreporting.audit.trail;

import no.bufdirreporting.platform.query.processing.WriteBehind;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/**
 * Writes the audit trail: every event, chained by hashes in the order of the store. Only the position is taken from the
 * processor; the bytes to hash are read from the store, because upcasters may have changed the event handed over.
 */
@Component
@ProcessingGroup(AuditProcessors.TRAIL)
public class AuditTrail {

    private final AuditRows rows;
    private final StoredEvents events;
    private final TrailAlarm alarm;

    AuditTrail(AuditRows rows, StoredEvents events, TrailAlarm alarm) {
        this.rows = rows;
        this.events = events;
        this.alarm = alarm;
    }

    @EventHandler
    void on(EventMessage<?> event, TrackingToken token) {
        WriteBehind.buffer(AuditBuffer.class, () -> new AuditBuffer(rows, events, alarm))
                .reached(token.position().orElseThrow());
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }
}
