package no.bufdirreporting.audit.chain;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import no.bufdirreporting.audit.chain.ChainDifference.What;
import no.bufdirreporting.audit.trail.AuditRow;
import no.bufdirreporting.audit.trail.AuditRows;
import no.bufdirreporting.audit.trail.ChainHash;
import no.bufdirreporting.audit.trail.PositionCursor;
import no.bufdirreporting.platform.axon.EventTypes;
import no.bufdirreporting.platform.query.store.StoredEvents;
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
    private long steps;
    private long events;
    private @Nullable AuditRow undecided;
    private @Nullable ChainDifference first;
    private byte @Nullable [] atGiven;

    ChainWalk(@Nullable ExpectedHead given) {
        this.given = given;
    }

    /**
     * Walks all positions up to the end.
     *
     * @param recorded the position up to which the trail was written; later events are hashed, but not expected in the
     *     trail
     * @param end the last position
     * @param progress receives the position reached, from time to time
     */
    static ChainReport along(
            StoredEvents events,
            AuditRows rows,
            @Nullable ExpectedHead given,
            long recorded,
            long end,
            LongConsumer progress) {
        var stored = PositionCursor.of(events, end);
        var trail = PositionCursor.of(rows, recorded);
        var walk = new ChainWalk(given);
        belowFirstPosition(events).ifPresent(it -> walk.differs(ChainDifference.beforeFirstPosition(it)));
        long done = 0;
        while (done < end) {
            // Gaps are skipped at once, since tampering may move an event to any position.
            long next = Math.min(stored.next(), trail.next());
            if (next > done + 1) {
                walk.missing(done + 1, Math.min(next - 1, end));
            }
            if (next > end) {
                break;
            }
            done = next;
            var event = stored.at(done);
            if (done <= recorded || event == null) {
                walk.step(done, event, trail.at(done));
            } else {
                walk.unchained(event);
            }
            if (++walk.steps % PositionCursor.PAGE == 0) {
                progress.accept(done);
            }
        }
        progress.accept(end);
        return walk.report(end);
    }

    /** An event with a position below 1: aggregates would read it, but no processor does. */
    private static Optional<StoredEvent> belowFirstPosition(StoredEvents events) {
        return Stream.concat(
                        events.at(List.of(Long.MIN_VALUE)).values().stream(), events.after(Long.MIN_VALUE, 1).stream())
                .filter(it -> it.position() < 1)
                .findFirst();
    }

    private void missing(long from, long to) {
        decide(What.CHANGED);
        differs(ChainDifference.missing(from, to));
    }

    /** An event that the trail has not reached yet. */
    private void unchained(StoredEvent stored) {
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

    private void differs(ChainDifference difference) {
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
