package no.bufdirreporting.audit.trail;

import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;

/** Appends the events up to the position that a batch has reached to the trail, chained by hashes. */
public final class AuditBuffer implements WriteBehind.Buffer {

    private static final int PAGE = 1000;

    private final AuditRows trail;
    private final StoredEvents events;
    private final TrailAlarm alarm;
    private long first;
    private long reached;

    AuditBuffer(AuditRows trail, StoredEvents events, TrailAlarm alarm) {
        this.trail = trail;
        this.events = events;
        this.alarm = alarm;
    }

    void reached(long position) {
        first = first == 0 ? position : first;
        reached = position;
    }

    /** @throws TrailGapException if rows before this batch are missing: the previous batch had written them */
    @Override
    public void flush() {
        var end = trail.end();
        if (end.position() + 1 < first) {
            throw alarm.raise(new TrailGapException(end.position(), first));
        }
        while (end.position() < reached) {
            var page = events.after(end.position(), (int) Math.min(PAGE, reached - end.position())).stream()
                    .takeWhile(it -> it.position() <= reached)
                    .toList();
            if (page.isEmpty()) {
                return;
            }
            var rows = chained(page, end.hash());
            trail.append(rows, end.latestAt());
            end = trail.end();
        }
    }

    /** The rows of consecutive events. */
    public static List<AuditRow> chained(List<StoredEvent> page, byte[] previous) {
        var rows = new ArrayList<AuditRow>(page.size());
        byte[] hash = previous;
        for (var event : page) {
            hash = ChainHash.of(event, hash);
            rows.add(AuditRow.of(event, hash));
        }
        return rows;
    }
}
