package no.bufdirreporting.standalone.transfer;

import io.axoniq.axonserver.grpc.event.Event;
import java.util.ArrayDeque;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;

/** Reads the events of the source page by page, converted to the target's format. */
final class SourceEvents {

    private static final int PAGE = 1000;

    private final StoredEvents events;
    private final ArrayDeque<StoredEvent> page = new ArrayDeque<>();
    private long position;

    /** @param position the position before the first event to read */
    SourceEvents(StoredEvents events, long position) {
        this.events = events;
        this.position = position;
    }

    /** The next event, which must exist. */
    Event next() {
        if (page.isEmpty()) {
            page.addAll(events.after(position, PAGE));
        }
        var next = page.removeFirst();
        position = next.position();
        return GrpcEvent.of(next);
    }
}
