package no.bufdirreporting.audit.query;

import jakarta.annotation.PostConstruct;
import java.util.List;
import no.bufdirreporting.platform.axon.Unavailability;
import no.bufdirreporting.platform.query.StoreCheck;
import no.bufdirreporting.platform.query.StoredEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Knows by the audit trail, which lies beside the read model, whether that was built from this event store: its first or its
 * latest event must be the same. One of them may have been tampered with, which the chain tells; of another store both
 * differ. Where the store is away at the start, it is looked at before the first event is read.
 */
@Component
class StoreGuard implements StoreCheck {

    private static final Logger log = LoggerFactory.getLogger(StoreGuard.class);

    private final AuditRows trail;
    private final StoredEvents events;
    private volatile boolean verified;

    StoreGuard(AuditRows trail, StoredEvents events, AuditSchema migrated) {
        this.trail = trail;
        this.events = events;
    }

    /** @throws ForeignReadModelException which stops the start */
    @PostConstruct
    void verifyAtStart() {
        try {
            verify();
        } catch (ForeignReadModelException foreign) {
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
            trail.last().ifPresent(this::compare);
            verified = true;
        }
    }

    private void compare(AuditRow last) {
        long head = events.head();
        if (head < last.position()) {
            throw ForeignReadModelException.ahead(last.position(), head);
        }
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
