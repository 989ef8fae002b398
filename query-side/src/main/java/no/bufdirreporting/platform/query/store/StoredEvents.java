package no.bufdirreporting.platform.query.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads events byte for byte as they are stored: not upcast, and whether or not they can be deserialized. */
public interface StoredEvents {

    /** The events after a position, ordered by position: at most {@code limit}, fewer only at the end of the store. */
    List<StoredEvent> after(long position, int limit);

    /** The existing events at the given positions, by position. */
    Map<Long, StoredEvent> at(Collection<Long> positions);

    /** The position of the last event; 0 if the store is empty. */
    long head();

    /**
     * One stored event.
     *
     * @param position the position in the event store; positions have no gaps unless the store was tampered with
     * @param recordedAt the stored text of its timestamp
     * @param type the stored event name
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
