package no.bufdirreporting.audit.trail;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/** Iterates over stored events or rows of the trail in the order of positions, reading them in pages. */
public final class PositionCursor<T> {

    public static final int PAGE = 1000;

    private final LongFunction<List<T>> pageAfter;
    private final ToLongFunction<T> position;
    private final long end;
    private final ArrayDeque<T> page = new ArrayDeque<>();
    private long read;

    private PositionCursor(LongFunction<List<T>> pageAfter, ToLongFunction<T> position, long end) {
        this.pageAfter = pageAfter;
        this.position = position;
        this.end = end;
    }

    public static PositionCursor<StoredEvent> of(StoredEvents events, long end) {
        return new PositionCursor<>(after -> events.after(after, PAGE), StoredEvent::position, end);
    }

    public static PositionCursor<AuditRow> of(AuditRows rows, long end) {
        return new PositionCursor<>(after -> rows.find(AuditFilter.all(after, end), PAGE), AuditRow::position, end);
    }

    /** The position of the next element; {@link Long#MAX_VALUE} if there is none. */
    public long next() {
        while (page.isEmpty() && read < end) {
            page.addAll(pageAfter.apply(read));
            read = page.isEmpty() ? end : position.applyAsLong(page.getLast());
        }
        return page.isEmpty() ? Long.MAX_VALUE : position.applyAsLong(page.getFirst());
    }

    /** Takes the next element if it is at this position, else null. */
    public @Nullable T at(long wanted) {
        return next() == wanted ? page.poll() : null;
    }
}
