package no.bufdirreporting.audit.chain;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import no.bufdirreporting.audit.trail.AuditRows;
import no.bufdirreporting.audit.trail.HighWaterMarks;
import no.bufdirreporting.audit.trail.PositionCursor;
import no.bufdirreporting.audit.trail.TrailWaiter;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
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
        return compare(events, rows, given, recorded, end, progress);
    }

    /**
     * Compares store and trail at all positions up to the end.
     *
     * @param recorded the position up to which the trail was written; later events are hashed, but not expected in the
     *     trail
     * @param end the last position
     * @param progress receives the position reached, from time to time
     */
    static ChainReport compare(
            StoredEvents events,
            AuditRows rows,
            @Nullable ExpectedHead given,
            long recorded,
            long end,
            LongConsumer progress) {
        var stored = PositionCursor.of(events, end);
        var trail = PositionCursor.of(rows, recorded);
        var walk = new ChainWalk(given);
        belowFirstPosition(events).ifPresent(it -> walk.differs(ChainDifference.beforeFirstPosition(it)));
        long done = 0;
        long steps = 0;
        while (done < end) {
            // Gaps are skipped at once, since tampering may move an event to any position.
            long next = Math.min(stored.next(), trail.next());
            if (next > done + 1) {
                walk.missing(done + 1, Math.min(next - 1, end));
            }
            if (next > end) {
                break;
            }
            done = next;
            var event = stored.at(done);
            if (done <= recorded || event == null) {
                walk.step(done, event, trail.at(done));
            } else {
                walk.unchained(event);
            }
            if (++steps % PositionCursor.PAGE == 0) {
                progress.accept(done);
            }
        }
        progress.accept(end);
        return walk.report(end);
    }

    /** An event with a position below 1: aggregates would read it, but no processor does. */
    private static Optional<StoredEvent> belowFirstPosition(StoredEvents events) {
        return Stream.concat(
                        events.at(List.of(Long.MIN_VALUE)).values().stream(), events.after(Long.MIN_VALUE, 1).stream())
                .filter(it -> it.position() < 1)
                .findFirst();
    }
}
