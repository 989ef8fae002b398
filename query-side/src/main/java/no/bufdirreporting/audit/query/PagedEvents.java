package no.bufdirreporting.audit.query;

import java.util.ArrayDeque;
import no.bufdirreporting.platform.query.StoredEvents;
import no.bufdirreporting.platform.query.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/** Stored events one after the other, read in pages. */
final class PagedEvents {

    static final int PAGE = 1000;

    private final StoredEvents events;
    private final long end;
    private final ArrayDeque<StoredEvent> page = new ArrayDeque<>();
    private long read;

    PagedEvents(StoredEvents events, long end) {
        this.events = events;
        this.end = end;
    }

    /** The event at a position, which is greater than the one asked for before; null if there is none. */
    @Nullable
    StoredEvent at(long position) {
        while (page.isEmpty() && read < end) {
            page.addAll(events.after(read, PAGE));
            read = page.isEmpty() ? end : page.getLast().position();
        }
        return !page.isEmpty() && page.getFirst().position() == position ? page.removeFirst() : null;
    }
}
