package no.bufdirreporting.audit.chain;

import java.time.DateTimeException;
import no.bufdirreporting.audit.chain.ChainDifference.What;
import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.audit.trail.ChainHash;
import no.bufdirreporting.platform.axon.EventTypes;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chain position by position and keeps the first difference. Whether an event or only its recorded hash was
 * changed is decided at the next event: its recorded hash still matches after a changed hash, but not after a changed
 * event.
 */
final class ChainWalk {

    private final @Nullable ExpectedHead given;
    private byte[] hash = ChainHash.start();
    private long events;
    private @Nullable AuditRow undecided;
    private @Nullable ChainDifference first;
    private byte @Nullable [] atGiven;

    ChainWalk(@Nullable ExpectedHead given) {
        this.given = given;
    }

    /** Positions without an event, neither in the store nor in the trail. */
    void missing(long from, long to) {
        decide(What.CHANGED);
        differs(ChainDifference.missing(from, to));
    }

    /** An event that the trail has not reached yet. */
    void unchained(StoredEvent stored) {
        if (undecided != null) {
            differs(ChainDifference.ofLast(undecided, suspectFrom(undecided)));
            undecided = null;
        }
        advance(stored);
        requireKnown(stored);
    }

    private void advance(StoredEvent stored) {
        events++;
        hash = ChainHash.of(stored, hash);
        if (given != null && given.position() == stored.position()) {
            atGiven = hash;
        }
    }

    /** A position up to which the trail is written. */
    void step(long position, @Nullable StoredEvent stored, @Nullable AuditRow recorded) {
        if (stored == null) {
            decide(What.CHANGED);
            differs(recorded == null ? ChainDifference.missing(position, position) : ChainDifference.missing(recorded));
            return;
        }
        advance(stored);
        if (recorded == null) {
            decide(What.CHANGED);
            differs(ChainDifference.unrecorded(stored));
        } else {
            compare(stored, recorded);
        }
    }

    private void requireKnown(StoredEvent stored) {
        if (!EventTypes.contains(stored.type())) {
            differs(ChainDifference.unknownType(stored));
        }
    }

    private void compare(StoredEvent stored, AuditRow recorded) {
        boolean agrees = recorded.hasHash(hash);
        decide(agrees ? What.HASH_CHANGED : What.CHANGED);
        if (first != null) {
            return;
        }
        requireKnown(stored);
        if (!recorded.eventId().equals(stored.eventId())) {
            differs(
                    agrees
                            ? ChainDifference.of(recorded, What.RECORD_CHANGED)
                            : ChainDifference.replaced(recorded, stored));
        } else if (!agrees) {
            undecided = recorded;
        } else if (!sameFields(recorded, stored)) {
            differs(ChainDifference.of(recorded, What.RECORD_CHANGED));
        }
    }

    /** Compares all fields but the hash, which is the same array on both sides. */
    private boolean sameFields(AuditRow recorded, StoredEvent stored) {
        try {
            return recorded.equals(AuditRow.of(stored, recorded.hash()));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private void decide(What what) {
        if (undecided != null) {
            differs(
                    what == What.CHANGED
                            ? ChainDifference.changed(undecided, suspectFrom(undecided))
                            : ChainDifference.of(undecided, what));
            undecided = null;
        }
    }

    /** The first position at which an event may have been changed: the one after the given head, if that matches, else 1. */
    private long suspectFrom(AuditRow undecided) {
        boolean headMatches = given != null && atGiven != null && given.matches(atGiven);
        return headMatches ? Math.min(given.position() + 1, undecided.position()) : 1;
    }

    /** Keeps the difference if it is the first one. */
    void differs(ChainDifference difference) {
        if (first == null) {
            first = difference;
        }
    }

    /** @param end the position of the last step */
    ChainReport report(long end) {
        if (undecided != null) {
            differs(ChainDifference.ofLast(undecided, suspectFrom(undecided)));
        }
        byte[] shown = given == null ? hash : atGiven;
        Boolean agrees = given == null ? null : Boolean.valueOf(atGiven != null && given.matches(atGiven));
        if (given != null && first == null && Boolean.FALSE.equals(agrees)) {
            first = given.position() > end
                    ? ChainDifference.missing(given.position(), given.position())
                    : ChainDifference.rewritten(given);
        }
        return new ChainReport(
                first == null,
                events,
                given == null ? end : given.position(),
                shown == null ? null : ChainHash.hex(shown),
                agrees,
                first);
    }
}
