package no.bufdirreporting.audit.chain;

import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where the store, the trail and the head that an auditor has written down first contradict each other.
 *
 * @param eventId the event that was recorded at the position; null if none was
 * @param suspectFrom the first position at which an event may have been changed: whoever changes one can compute its recorded
 *     hash anew, and then the next one is the first that contradicts it; null where that is not so
 * @param detail the same for a person
 */
public record ChainDifference(
        long position,
        @Nullable String eventId,
        What what,
        @Nullable Long suspectFrom,
        String detail) {

    /** What is different. */
    public enum What {
        /** The event was recorded, and is gone from the store. */
        MISSING,
        /** The event is in the store, and was not recorded. */
        UNRECORDED,
        /** Another event stands where this one was recorded. */
        REPLACED,
        /**
         * The event is not what was recorded: its payload, its metadata or what identifies it. Or one before it is not, and
         * its recorded hash was computed anew.
         */
        CHANGED,
        /** The event is what it was; its recorded hash is not. */
        HASH_CHANGED,
        /** The event is what it was; what the trail says of it is not. */
        RECORD_CHANGED,
        /** Store and trail agree with each other, and not with the given head. */
        REWRITTEN
    }

    static ChainDifference missing(AuditRow recorded) {
        return exact(
                recorded.position(),
                recorded.eventId(),
                What.MISSING,
                "The event was recorded and is gone from the store.");
    }

    /** Neither stored nor recorded. */
    static ChainDifference missing(long from, long to) {
        return exact(
                from,
                null,
                What.MISSING,
                from == to
                        ? "There is no event at this position, neither in the store nor in the trail."
                        : "There are no events from this position to %d, neither in the store nor in the trail."
                                .formatted(to));
    }

    static ChainDifference unrecorded(StoredEvent stored) {
        return exact(
                stored.position(),
                stored.eventId(),
                What.UNRECORDED,
                "The event is in the store and its record is not in the trail.");
    }

    static ChainDifference beforeTheFirst(StoredEvent stored) {
        return exact(
                stored.position(),
                stored.eventId(),
                What.UNRECORDED,
                "The event stands before position 1, where none is ever stored: no trail or read model comes by there.");
    }

    static ChainDifference replaced(AuditRow recorded, StoredEvent stored) {
        return exact(
                recorded.position(),
                recorded.eventId(),
                What.REPLACED,
                "The event %s stands where this one was recorded.".formatted(stored.eventId()));
    }

    /** The hashes may be in order: whoever changed the type can compute them anew. */
    static ChainDifference unknownType(StoredEvent stored) {
        return exact(
                stored.position(),
                stored.eventId(),
                What.CHANGED,
                "The event has the type %s, which is unknown: projections pass it over.".formatted(stored.type()));
    }

    static ChainDifference changed(AuditRow recorded, long suspectFrom) {
        return new ChainDifference(
                recorded.position(),
                recorded.eventId(),
                What.CHANGED,
                suspectFrom,
                "The event is not what was recorded"
                        + before(recorded, suspectFrom)
                        + (suspectFrom == 1 ? "; a head that was written down narrows it down." : "."));
    }

    static ChainDifference atTheEnd(AuditRow recorded, long suspectFrom) {
        return new ChainDifference(
                recorded.position(),
                recorded.eventId(),
                What.CHANGED,
                suspectFrom,
                "The event and its recorded hash disagree, so the event is not what was recorded, or the hash is not"
                        + before(recorded, suspectFrom)
                        + ". It is the last one: nothing after it tells which.");
    }

    /** An innocent event must not be accused. */
    private static String before(AuditRow recorded, long suspectFrom) {
        return suspectFrom == recorded.position()
                ? ""
                : ", or one before it, from position %d on, is not and its hash was computed anew"
                        .formatted(suspectFrom);
    }

    static ChainDifference of(AuditRow recorded, What what) {
        return exact(
                recorded.position(),
                recorded.eventId(),
                what,
                what == What.HASH_CHANGED
                        ? "The recorded hash was changed; the event and the hashes after it agree."
                        : "The trail says something else of the event than the event does.");
    }

    static ChainDifference rewritten(ChainHead given) {
        return exact(
                given.position(),
                null,
                What.REWRITTEN,
                "Store and trail agree, but not with the given head: both were rewritten somewhere up to its position."
                        + " An earlier head narrows it down.");
    }

    private static ChainDifference exact(long position, @Nullable String eventId, What what, String detail) {
        return new ChainDifference(position, eventId, what, null, detail);
    }
}
