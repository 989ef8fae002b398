package no.bufdirreporting.standalone.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The events stored last, for the streams that keep up: they share the messages and read nothing from the database. The
 * messages are made of the stored bytes, as those of a replay are. Bounded; older events are read from the database.
 */
final class RecentEvents {

    /** The maximum size of the stored bytes of all events; their messages take a multiple of it. */
    private static final long MAX_BYTES = 2 << 20;

    private final EventReader reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Stored> events = new ArrayDeque<>();
    private long bytes;

    RecentEvents(EventReader reader) {
        this.reader = reader;
    }

    /** An event at its position. Its messages, as upcast, are made when the first stream reads them. */
    private static final class Stored {

        private final long position;
        private final EventRow row;
        private List<? extends TrackedEventMessage<?>> messages = List.of();
        private boolean read;

        private Stored(long position, EventRow row) {
            this.position = position;
            this.row = row;
        }
    }

    /** Only the writer adds events, after the commit and before the head moves to them. */
    void add(List<EventRow> rows, long lastPosition) {
        lock.lock();
        try {
            long position = lastPosition - rows.size();
            if (!events.isEmpty() && events.getLast().position != position) {
                forget();
            }
            for (EventRow row : rows) {
                events.add(new Stored(++position, row));
                bytes += row.bytes();
            }
            while (bytes > MAX_BYTES) {
                bytes -= events.remove().row.bytes();
            }
        } finally {
            lock.unlock();
        }
    }

    /** To be called when positions were given that are not known here. */
    void clear() {
        lock.lock();
        try {
            forget();
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        events.clear();
        bytes = 0;
    }

    /** The events behind a position, none beyond {@code last}; null if some of them must be read from the database. */
    EventReader.@Nullable Batch after(long position, long last) {
        lock.lock();
        try {
            if (events.isEmpty() || events.getFirst().position > position + 1 || events.getLast().position < last) {
                return null;
            }
            var messages = new ArrayList<TrackedEventMessage<?>>();
            long end = Math.min(last, position + EventReader.BATCH);
            // Nearly always the stream is at the end, and the deque is long.
            for (var each = events.descendingIterator(); each.hasNext(); ) {
                Stored stored = each.next();
                if (stored.position <= position) {
                    break;
                }
                if (stored.position <= end) {
                    messages.addAll(messages(stored).reversed());
                }
            }
            return new EventReader.Batch(messages.reversed(), EventReader.token(end));
        } finally {
            lock.unlock();
        }
    }

    private List<? extends TrackedEventMessage<?>> messages(Stored stored) {
        if (!stored.read) {
            stored.messages = reader.messages(stored.row, stored.position);
            stored.read = true;
        }
        return stored.messages;
    }
}
