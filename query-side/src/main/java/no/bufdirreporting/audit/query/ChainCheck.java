package no.bufdirreporting.audit.query;

import java.util.function.LongConsumer;
import no.bufdirreporting.platform.query.StoredEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recomputes the chain from the store and compares it with the trail, side by side, some hundred events at a time. */
@Component
public class ChainCheck {

    private final StoredEvents events;
    private final AuditRows rows;
    private final AuditHead head;

    ChainCheck(StoredEvents events, AuditRows rows, AuditHead head) {
        this.events = events;
        this.rows = rows;
        this.head = head;
    }

    /**
     * Reads all events up to the head as of now.
     *
     * @param given a head that an auditor has written down earlier; null if there is none
     * @param progress told the position reached, now and then
     */
    public ChainReport check(@Nullable ChainHead given, LongConsumer progress) {
        long end = head.await();
        return ChainWalk.along(events, rows, given, end, end, progress);
    }
}
