package no.bufdirreporting.audit.setup;

import java.util.List;
import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.audit.trail.AuditRows;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.trail.TrailReach;
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
 * Knows by the audit trail, which lies beside the read model, whether that was built from this event store: its first or its
 * latest event must be the same. One of them may have been tampered with, which the chain tells; of another store both
 * differ. Nor may anything have come further than the events go: the last ones would be gone, and their positions given to
 * others. Where the store is away at the start, it is looked at before the first event is read.
 */
@Component
class StoreGuard implements StoreCheck, SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(StoreGuard.class);

    private final AuditRows trail;
    private final TrailReach reach;
    private final ObjectProvider<StoredEvents> store;
    private volatile boolean verified;

    /** @param store a provider, since the store's own configuration comes to the processors, and so to this */
    StoreGuard(AuditRows trail, TrailReach reach, ObjectProvider<StoredEvents> store, AuditSchema migrated) {
        this.trail = trail;
        this.reach = reach;
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
            log.warn("Whose events the read model was built from will be looked at when there is an event store");
        }
    }

    @Override
    public void verify() {
        if (!verified) {
            long reached = reach.furthest();
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
