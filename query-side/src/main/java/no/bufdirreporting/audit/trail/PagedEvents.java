package no.bufdirreporting.audit.trail;

import java.util.ArrayDeque;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/** Stored events one after the other, read in pages. */
public final class PagedEvents {

    public static final int PAGE = 1000;

    private final StoredEvents events;
    private final long end;
    private final ArrayDeque<StoredEvent> page = new ArrayDeque<>();
    private long read;

    public PagedEvents(StoredEvents events, long end) {
        this.events = events;
        this.end = end;
    }

    /** The position of the next event; beyond all others if there is none. */
    public long next() {
        while (page.isEmpty() && read < end) {
            page.addAll(events.after(read, PAGE));
            read = page.isEmpty() ? end : page.getLast().position();
        }
        return page.isEmpty() ? Long.MAX_VALUE : page.getFirst().position();
    }

    /** The event at a position that is not beyond the next one; null if there is none. */
    @Nullable
    public StoredEvent at(long position) {
        return next() == position ? page.poll() : null;
    }
}
