package no.bufdirreporting.audit.setup;

import java.util.List;
import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.audit.trail.AuditRows;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.trail.HighWaterMarks;
import no.bufdirreporting.platform.axon.ClassNamedEventsException;
import no.bufdirreporting.platform.axon.EventTypes;
import no.bufdirreporting.platform.axon.Unavailability;
import no.bufdirreporting.platform.query.store.StoreCheck;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Checks that the read model was built from this event store. The first or the latest event of the audit trail must be
 * in the store; if only one differs, it was tampered with, which a check of the chain finds. No processor may be ahead
 * of the store either: events would be missing, and their positions would be reused. If the store is unavailable at the
 * start, the check is done before the first event is read.
 */
@Component
class StoreGuard implements StoreCheck, SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(StoreGuard.class);

    private final AuditRows trail;
    private final HighWaterMarks marks;
    private final ObjectProvider<StoredEvents> store;
    private volatile boolean verified;

    /** @param store a provider, because the store's configuration depends on the processors, which depend on this check */
    StoreGuard(AuditRows trail, HighWaterMarks marks, ObjectProvider<StoredEvents> store, AuditSchema migrated) {
        this.trail = trail;
        this.marks = marks;
        this.store = store;
    }

    /** @throws ForeignReadModelException which stops the start */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            verify();
        } catch (ForeignReadModelException | ClassNamedEventsException foreign) {
            throw foreign;
        } catch (RuntimeException failed) {
            if (!Unavailability.causes(failed)) {
                throw failed;
            }
            log.warn(
                    "The event store is unavailable; the read model will be checked against it before events are read");
        }
    }

    @Override
    public void verify() {
        if (!verified) {
            long reached = marks.furthest();
            if (reached > 0) {
                requireReached(reached);
            }
            trail.last().ifPresent(this::compare);
            requireEventNames();
            verified = true;
        }
    }

    private void requireEventNames() {
        store.getObject().after(0, 1).stream()
                .map(StoredEvent::type)
                .filter(EventTypes::isClassName)
                .findFirst()
                .ifPresent(it -> {
                    throw new ClassNamedEventsException(it);
                });
    }

    private void requireReached(long reached) {
        long head = store.getObject().head();
        if (head < reached) {
            throw ForeignReadModelException.ahead(reached, head);
        }
    }

    private void compare(AuditRow last) {
        var events = store.getObject();
        var first = trail.first();
        var stored = events.at(List.of(first.position(), last.position()));
        boolean same = List.of(first, last).stream()
                .anyMatch(it -> stored.containsKey(it.position())
                        && stored.get(it.position()).eventId().equals(it.eventId()));
        if (!same) {
            throw ForeignReadModelException.of(first, stored.get(first.position()));
        }
    }
}
