package no.bufdirreporting.audit.query;

import no.bufdirreporting.platform.query.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where the store, the trail and the head that an auditor has written down first contradict each other.
 *
 * @param eventId the event that was recorded at the position; null if none was
 * @param detail the same for a person
 */
public record ChainDifference(long position, @Nullable String eventId, What what, String detail) {

    /** What is different. */
    public enum What {
        /** The event was recorded, and is gone from the store. */
        MISSING,
        /** The event is in the store, and was not recorded. */
        UNRECORDED,
        /** Another event stands where this one was recorded. */
        REPLACED,
        /** The event is not what was recorded: its payload, its metadata or what identifies it. */
        CHANGED,
        /** The event is what it was; its recorded hash is not. */
        HASH_CHANGED,
        /** The event is what it was; what the trail says of it is not. */
        RECORD_CHANGED,
        /** Store and trail agree with each other, and not with the given head. */
        REWRITTEN
    }

    static ChainDifference missing(long position, @Nullable AuditRow recorded) {
        return new ChainDifference(
                position,
                recorded == null ? null : recorded.eventId(),
                What.MISSING,
                recorded == null
                        ? "There is no event at this position, neither in the store nor in the trail."
                        : "The event was recorded and is gone from the store.");
    }

    static ChainDifference unrecorded(StoredEvent stored) {
        return new ChainDifference(
                stored.position(),
                stored.eventId(),
                What.UNRECORDED,
                "The event is in the store and its record is not in the trail.");
    }

    static ChainDifference replaced(AuditRow recorded, StoredEvent stored) {
        return new ChainDifference(
                recorded.position(),
                recorded.eventId(),
                What.REPLACED,
                "The event %s stands where this one was recorded.".formatted(stored.eventId()));
    }

    static ChainDifference of(AuditRow recorded, What what) {
        String detail =
                switch (what) {
                    case HASH_CHANGED -> "The recorded hash was changed; the event and the hashes after it agree.";
                    case RECORD_CHANGED -> "The trail says something else of the event than the event does.";
                    default -> "The event is not what was recorded.";
                };
        return new ChainDifference(recorded.position(), recorded.eventId(), what, detail);
    }

    static ChainDifference atTheEnd(AuditRow recorded) {
        return new ChainDifference(
                recorded.position(),
                recorded.eventId(),
                What.CHANGED,
                "The event and its recorded hash disagree; it is the last one, so nothing after it tells which was changed.");
    }

    static ChainDifference rewritten(ChainHead given) {
        return new ChainDifference(
                given.position(),
                null,
                What.REWRITTEN,
                "Store and trail agree, but not with the given head: both were rewritten somewhere up to its position."
                        + " An earlier head narrows it down.");
    }
}
