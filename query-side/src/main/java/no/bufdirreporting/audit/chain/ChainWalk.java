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
import no.bufdirreporting.audit.trail.PagedEvents;
import no.bufdirreporting.audit.trail.PagedRows;
import no.bufdirreporting.platform.axon.EventTypes;
import no.bufdirreporting.platform.query.store.StoredEvents;
import no.bufdirreporting.platform.query.store.StoredEvents.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * One way along the chain, position by position. The first difference is kept. Whether an event or its recorded hash was
 * changed shows one event later: after a changed hash the chain goes on as recorded, after a changed event it does not.
 */
final class ChainWalk {

    private final @Nullable ChainHead given;
    private byte[] hash = ChainHash.start();
    private long steps;
    private long events;
    private @Nullable AuditRow doubtful;
    private @Nullable ChainDifference first;
    private byte @Nullable [] atGiven;

    ChainWalk(@Nullable ChainHead given) {
        this.given = given;
    }

    /**
     * The whole way, in pages.
     *
     * @param recorded up to where the trail was written: what comes after it is chained, and not missed there
     * @param end of the way
     * @param progress told the position reached, now and then
     */
    static ChainReport along(
            StoredEvents events,
            AuditRows rows,
            @Nullable ChainHead given,
            long recorded,
            long end,
            LongConsumer progress) {
        var stored = new PagedEvents(events, end);
        var trail = new PagedRows(rows, recorded);
        var walk = new ChainWalk(given);
        beforeTheFirst(events).ifPresent(it -> walk.differs(ChainDifference.beforeTheFirst(it)));
        long done = 0;
        while (done < end) {
            // Not one by one: an event may have been moved to any position whatever.
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
            if (++walk.steps % PagedEvents.PAGE == 0) {
                progress.accept(done);
            }
        }
        progress.accept(end);
        return walk.report(end);
    }

    /** Aggregates read an event there, and nobody who goes by positions does. */
    private static Optional<StoredEvent> beforeTheFirst(StoredEvents events) {
        return Stream.concat(
                        events.at(List.of(Long.MIN_VALUE)).values().stream(), events.after(Long.MIN_VALUE, 1).stream())
                .filter(it -> it.position() < 1)
                .findFirst();
    }

    private void missing(long from, long to) {
        settle(What.CHANGED);
        differs(ChainDifference.missing(from, to));
    }

    /** An event that the trail has not come to yet. */
    private void unchained(StoredEvent stored) {
        if (doubtful != null) {
            differs(ChainDifference.atTheEnd(doubtful, suspectFrom(doubtful)));
            doubtful = null;
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
            settle(What.CHANGED);
            differs(recorded == null ? ChainDifference.missing(position, position) : ChainDifference.missing(recorded));
            return;
        }
        advance(stored);
        if (recorded == null) {
            settle(What.CHANGED);
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
        settle(agrees ? What.HASH_CHANGED : What.CHANGED);
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
            differs(
                    what == What.CHANGED
                            ? ChainDifference.changed(doubtful, suspectFrom(doubtful))
                            : ChainDifference.of(doubtful, what));
            doubtful = null;
        }
    }

    /** Where the first event may be that is not what was recorded: nothing vouches for what lies behind the given head. */
    private long suspectFrom(AuditRow doubtful) {
        boolean vouched = given != null && atGiven != null && given.is(atGiven);
        return vouched ? Math.min(given.position() + 1, doubtful.position()) : 1;
    }

    private void differs(ChainDifference difference) {
        if (first == null) {
            first = difference;
        }
    }

    /** @param end the position of the last step */
    ChainReport report(long end) {
        if (doubtful != null) {
            differs(ChainDifference.atTheEnd(doubtful, suspectFrom(doubtful)));
        }
        byte[] shown = given == null ? hash : atGiven;
        Boolean agrees = given == null ? null : Boolean.valueOf(atGiven != null && given.is(atGiven));
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
