package no.bufdirreporting.audit.chain;

import java.util.function.LongConsumer;
import no.bufdirreporting.audit.trail.AuditRows;
import no.bufdirreporting.audit.trail.HighWaterMarks;
import no.bufdirreporting.audit.trail.TrailWaiter;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recomputes the hash chain from the store and compares it with the trail, page by page. */
@Component
public class ChainCheck {

    private final StoredEvents events;
    private final AuditRows rows;
    private final TrailWaiter trail;
    private final HighWaterMarks marks;

    ChainCheck(StoredEvents events, AuditRows rows, TrailWaiter trail, HighWaterMarks marks) {
        this.events = events;
        this.rows = rows;
        this.trail = trail;
        this.marks = marks;
    }

    /**
     * Checks all positions up to the current head of the store, or the highest one known to have existed. Events that
     * the trail does not reach in time, because its processor is stopped, are hashed without being compared.
     *
     * @param given a head that an auditor noted earlier; null if there is none
     * @param progress receives the position reached, from time to time
     */
    public ChainReport check(@Nullable ExpectedHead given, LongConsumer progress) {
        trail.poll(events.head(), marks::written);
        // Read in this order: positions grow, so marks read before the head cannot be beyond it.
        long recorded = marks.recorded();
        long furthest = marks.furthest();
        long end = Math.max(events.head(), furthest);
        return ChainWalk.along(events, rows, given, recorded, end, progress);
    }
}
