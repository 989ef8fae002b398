package no.bufdirreporting.audit.query;

import java.time.DateTimeException;
import no.bufdirreporting.audit.query.ChainDifference.What;
import no.bufdirreporting.platform.query.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * One way along the chain, position by position. The first difference is kept. Whether an event or its recorded hash was
 * changed shows one event later: after a changed hash the chain goes on as recorded, after a changed event it does not.
 */
final class ChainWalk {

    private final @Nullable ChainHead given;
    private byte[] hash = ChainHash.start();
    private long events;
    private @Nullable AuditRow doubtful;
    private @Nullable ChainDifference first;
    private byte @Nullable [] atGiven;

    ChainWalk(@Nullable ChainHead given) {
        this.given = given;
    }

    void step(long position, @Nullable StoredEvent stored, @Nullable AuditRow recorded) {
        if (stored == null) {
            settle(What.CHANGED);
            differs(ChainDifference.missing(position, recorded));
            return;
        }
        events++;
        hash = ChainHash.of(stored, hash);
        if (given != null && given.position() == position) {
            atGiven = hash;
        }
        if (recorded == null) {
            settle(What.CHANGED);
            differs(ChainDifference.unrecorded(stored));
        } else {
            compare(stored, recorded);
        }
    }

    private void compare(StoredEvent stored, AuditRow recorded) {
        boolean agrees = recorded.hasHash(hash);
        settle(agrees ? What.HASH_CHANGED : What.CHANGED);
        if (first != null) {
            return;
        }
        if (!recorded.eventId().equals(stored.eventId())) {
            differs(
                    agrees
                            ? ChainDifference.of(recorded, What.RECORD_CHANGED)
                            : ChainDifference.replaced(recorded, stored));
        } else if (!agrees) {
            doubtful = recorded;
        } else if (!saysTheSame(recorded, stored)) {
            differs(ChainDifference.of(recorded, What.RECORD_CHANGED));
        }
    }

    private boolean saysTheSame(AuditRow recorded, StoredEvent stored) {
        try {
            return recorded.saysTheSameAs(AuditRow.of(stored, hash));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private void settle(What what) {
        if (doubtful != null) {
            differs(ChainDifference.of(doubtful, what));
            doubtful = null;
        }
    }

    private void differs(ChainDifference difference) {
        if (first == null) {
            first = difference;
        }
    }

    /** @param end the position of the last step */
    ChainReport report(long end) {
        if (doubtful != null) {
            differs(ChainDifference.atTheEnd(doubtful));
        }
        byte[] shown = given == null ? hash : atGiven;
        Boolean agrees = given == null ? null : Boolean.valueOf(atGiven != null && given.is(atGiven));
        if (given != null && first == null && Boolean.FALSE.equals(agrees)) {
            first = given.position() > end
                    ? ChainDifference.missing(given.position(), null)
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
