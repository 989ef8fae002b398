package no.bufdirreporting.audit.setup;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.audit.trail.AuditRows;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.trail.HighWaterMarks;
import no.bufdirreporting.audit.trail.HighWaterMarks.Projected;
import no.bufdirreporting.platform.axon.ClassNamedEventsException;
import no.bufdirreporting.platform.axon.EventTypes;
import no.bufdirreporting.platform.axon.Unavailability;
import no.bufdirreporting.platform.continuity.LostEvents;
import no.bufdirreporting.platform.continuity.StoreContinuity;
import no.bufdirreporting.platform.query.store.StoreCheck;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks that the read model was built from this event store: at the start, before events are read, and periodically. The
 * last event that each processor has projected must be at its position in the store, else the store was cut off or
 * replaced. At the start, also the first or the latest event of the audit trail must be there; if only one differs, it was
 * tampered with, which a check of the chain finds.
 */
@Component
class StoreGuard implements StoreCheck, SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(StoreGuard.class);

    private final AuditRows trail;
    private final HighWaterMarks marks;
    private final ObjectProvider<StoredEvents> store;
    private final StoreContinuity continuity;
    private volatile boolean verified;

    /** @param store a provider, because the store's configuration depends on the processors, which depend on this check */
    StoreGuard(
            AuditRows trail,
            HighWaterMarks marks,
            ObjectProvider<StoredEvents> store,
            StoreContinuity continuity,
            AuditSchema migrated) {
        this.trail = trail;
        this.marks = marks;
        this.store = store;
        this.continuity = continuity;
    }

    /** @throws ForeignReadModelException which stops the start */
    @Override
    public void afterSingletonsInstantiated() {
        if (marks.missingVersions() > 0) {
            throw ForeignReadModelException.ofDifferentMoments(marks.missingVersions());
        }
        try {
            check();
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
    public boolean verify() {
        try {
            check();
            continuity.intact(this);
        } catch (ForeignReadModelException foreign) {
            continuity.lost(this, foreign.lost());
        }
        return isIntact();
    }

    @Override
    public boolean isIntact() {
        return !continuity.isBroken();
    }

    /** Finds a store that was replaced while no stream had to be opened. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void verifyAgain() {
        try {
            verify();
        } catch (RuntimeException unavailable) {
            log.debug("The event store is checked again when it is back", unavailable);
        }
    }

    private void check() {
        long reached = marks.furthest();
        if (reached > 0) {
            requireReached(reached);
        }
        requireProjected();
        if (!verified) {
            trail.last().ifPresent(this::compare);
            requireEventNames();
            verified = true;
        }
    }

    private void requireProjected() {
        var projected = marks.lastEvents();
        if (projected.isEmpty()) {
            return;
        }
        var stored =
                store.getObject().at(projected.stream().map(Projected::position).collect(Collectors.toSet()));
        for (var each : projected) {
            var found = stored.get(each.position());
            if (found == null || !found.eventId().equals(each.eventId())) {
                throw ForeignReadModelException.lost(
                        new LostEvents(each.position(), each.eventId(), found == null ? null : found.eventId()));
            }
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
            String expected = marks.lastEvents().stream()
                    .filter(it -> it.position() == reached)
                    .map(Projected::eventId)
                    .findFirst()
                    .orElse("unknown");
            throw ForeignReadModelException.ahead(reached, expected, head);
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
