package no.bufdirreporting.audit.chain;

import java.util.function.LongConsumer;
import no.bufdirreporting.audit.trail.AuditHead;
import no.bufdirreporting.audit.trail.AuditRows;
import no.bufdirreporting.audit.trail.TrailReach;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recomputes the chain from the store and compares it with the trail, side by side, some hundred events at a time. */
@Component
public class ChainCheck {

    private final StoredEvents events;
    private final AuditRows rows;
    private final AuditHead head;
    private final TrailReach reach;

    ChainCheck(StoredEvents events, AuditRows rows, AuditHead head, TrailReach reach) {
        this.events = events;
        this.rows = rows;
        this.head = head;
        this.reach = reach;
    }

    /**
     * Reads all events up to the head as of now, or up to where one is known to have been. Events that the trail does not come
     * to in time, since it is stopped, are chained in its place.
     *
     * @param given a head that an auditor has written down earlier; null if there is none
     * @param progress told the position reached, now and then
     */
    public ChainReport check(@Nullable ChainHead given, LongConsumer progress) {
        head.settle(events.head(), reach::written);
        // In this order, since all of them grow: what was reached before the head is looked at cannot be beyond it.
        long recorded = reach.recorded();
        long furthest = reach.furthest();
        long end = Math.max(events.head(), furthest);
        return ChainWalk.along(events, rows, given, recorded, end, progress);
    }
}
