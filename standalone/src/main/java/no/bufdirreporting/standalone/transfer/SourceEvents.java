package no.bufdirreporting.standalone.transfer;

import io.axoniq.axonserver.grpc.event.Event;
import java.util.ArrayDeque;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;

/** One way through the events of the source, read in pages, as they are to be in the target. */
final class SourceEvents {

    private static final int PAGE = 1000;

    private final StoredEvents events;
    private final ArrayDeque<StoredEvent> page = new ArrayDeque<>();
    private long position;

    /** @param position after which to begin */
    SourceEvents(StoredEvents events, long position) {
        this.events = events;
        this.position = position;
    }

    /** The next one, which must be there. */
    Event next() {
        if (page.isEmpty()) {
            page.addAll(events.after(position, PAGE));
        }
        var next = page.removeFirst();
        position = next.position();
        return GrpcEvent.of(next);
    }
}
