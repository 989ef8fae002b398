package no.bufdirreporting.platform.query.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events as they lie in the store, byte for byte: before any upcaster, and whether or not they can be read as what
 * they claim to be.
 */
public interface StoredEvents {

    /** The events after a position, in the order of positions; at most {@code limit}, fewer only at the end. */
    List<StoredEvent> after(long position, int limit);

    /** The events at the given positions, by position, as far as there are any. */
    Map<Long, StoredEvent> at(Collection<Long> positions);

    /** The last position; 0 if the store is empty. */
    long head();

    /**
     * One event.
     *
     * @param position its place in the store; a store has no gaps unless somebody has tampered with it
     * @param recordedAt its time, as text, as it is stored
     * @param type the name under which events of its class are stored
     */
    record StoredEvent(
            long position,
            String eventId,
            String aggregateId,
            long sequence,
            @Nullable String aggregateType,
            String recordedAt,
            String type,
            @Nullable String revision,
            byte[] payload,
            byte[] metaData) {}
}
