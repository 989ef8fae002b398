package no.bufdirreporting.audit.chain;

import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * The first difference between the store, the trail and the head that an auditor noted earlier.
 *
 * @param eventId the event that was recorded at the position; null if none was
 * @param suspectFrom the first position at which an event may have been changed. It can lie before this difference: if
 *     the recorded hash of a changed event was recomputed as well, only the next event differs. Null if that is
 *     impossible
 * @param detail an explanation for people
 */
public record ChainDifference(
        long position,
        @Nullable String eventId,
        What what,
        @Nullable Long suspectFrom,
        String detail) {

    /** The kind of difference. */
    public enum What {
        /** The event was recorded, but is missing from the store. */
        MISSING,
        /** The event is in the store, but was not recorded. */
        UNRECORDED,
        /** The store has another event at this position than the one recorded. */
        REPLACED,
        /**
         * The event was changed since it was recorded: its payload, metadata or identity. Or an earlier one was, and
         * its recorded hash was recomputed.
         */
        CHANGED,
        /** The event is unchanged; its recorded hash was changed. */
        HASH_CHANGED,
        /** The event is unchanged; its row in the trail was changed. */
        RECORD_CHANGED,
        /** Store and trail agree with each other, but not with the given head. */
        REWRITTEN
    }

    static ChainDifference missing(AuditRow recorded) {
        return exact(recorded, What.MISSING, "The event was recorded and is gone from the store.");
    }

    /** Neither stored nor recorded. */
    static ChainDifference missing(long from, long to) {
        return exact(
                from,
                null,
                What.MISSING,
                from == to
                        ? "There is no event at this position, neither in the store nor in the trail."
                        : "There are no events from this position to %s, neither in the store nor in the trail."
                                .formatted(to));
    }

    static ChainDifference unrecorded(StoredEvent stored) {
        return exact(stored, What.UNRECORDED, "The event is in the store and its record is not in the trail.");
    }

    static ChainDifference beforeFirstPosition(StoredEvent stored) {
        return exact(
                stored,
                What.UNRECORDED,
                "The event has a position below 1, where none is ever stored: the trail and the read model never read it.");
    }

    static ChainDifference replaced(AuditRow recorded, StoredEvent stored) {
        return exact(
                recorded,
                What.REPLACED,
                "The store has the event %s at the position where this one was recorded.".formatted(stored.eventId()));
    }

    /** The hashes may still match, since an attacker can recompute them. */
    static ChainDifference unknownType(StoredEvent stored) {
        return exact(
                stored,
                What.CHANGED,
                "The event has the unknown type %s, so projections ignore it.".formatted(stored.type()));
    }

    static ChainDifference changed(AuditRow recorded, long suspectFrom) {
        return new ChainDifference(
                recorded.position(),
                recorded.eventId(),
                What.CHANGED,
                suspectFrom,
                "The event is not what was recorded"
                        + before(recorded, suspectFrom)
                        + (suspectFrom == 1 ? "; a head noted earlier narrows it down." : "."));
    }

    static ChainDifference ofLast(AuditRow recorded, long suspectFrom) {
        return new ChainDifference(
                recorded.position(),
                recorded.eventId(),
                What.CHANGED,
                suspectFrom,
                "The event and its recorded hash disagree, so the event is not what was recorded, or the hash is not"
                        + before(recorded, suspectFrom)
                        + ". It is the last one: nothing after it tells which.");
    }

    /** Names the earlier positions where the change may be instead, so that an unchanged event is not blamed. */
    private static String before(AuditRow recorded, long suspectFrom) {
        return suspectFrom == recorded.position()
                ? ""
                : ", or one before it, from position %s on, is not and its hash was recomputed".formatted(suspectFrom);
    }

    static ChainDifference of(AuditRow recorded, What what) {
        return exact(
                recorded,
                what,
                what == What.HASH_CHANGED
                        ? "The recorded hash was changed; the event and the hashes after it agree."
                        : "The row in the trail differs from the event.");
    }

    static ChainDifference rewritten(ExpectedHead given) {
        return exact(
                given.position(),
                null,
                What.REWRITTEN,
                "Store and trail agree, but not with the given head: both were rewritten somewhere up to its position."
                        + " An earlier head narrows it down.");
    }

    private static ChainDifference exact(AuditRow recorded, What what, String detail) {
        return exact(recorded.position(), recorded.eventId(), what, detail);
    }

    private static ChainDifference exact(StoredEvent stored, What what, String detail) {
        return exact(stored.position(), stored.eventId(), what, detail);
    }

    private static ChainDifference exact(long position, @Nullable String eventId, What what, String detail) {
        return new ChainDifference(position, eventId, what, null, detail);
    }
}
