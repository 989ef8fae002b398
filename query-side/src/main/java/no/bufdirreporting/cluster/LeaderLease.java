package no.bufdirreporting.cluster;

import java.time.Duration;
import no.bufdirreporting.platform.query.processing.Leadership;
import org.jspecify.annotations.Nullable;

/**
 * The lead as a lease, which the leader extends every second. A node that hangs does not extend it, so another node
 * leads; when it wakes up, its own monotonic clock tells that the lease is over. Work in a transaction also checks the
 * stored epoch.
 */
final class LeaderLease implements Leadership {

    /** Four renewals. It begins before the store is asked, so here it never ends later than in the store. */
    static final Duration TERM = Duration.ofSeconds(4);

    private final LeaseTable table;
    private final NodeClock clock;
    private final String self;
    private final String predecessors;
    private volatile @Nullable Held held;

    private record Held(long epoch, long until) {}

    LeaderLease(LeaseTable table, NodeClock clock, String self, String predecessors) {
        this.table = table;
        this.clock = clock;
        this.self = self;
        this.predecessors = predecessors;
    }

    /** Extends the lease, or takes it if no other node has it. */
    void renew() {
        long asked = clock.nanos();
        table.renew(self, predecessors, TERM).ifPresent(epoch -> held = new Held(epoch, asked + TERM.toNanos()));
    }

    @Override
    public boolean leads() {
        var lease = held;
        return lease != null && clock.nanos() - lease.until() < 0;
    }

    @Override
    public boolean whileLeading(Runnable work) {
        var lease = held;
        return lease != null && leads() && table.whileHeld(self, lease.epoch(), work);
    }

    /** Lets another node lead at once. */
    void giveUp() {
        var lease = held;
        held = null;
        if (lease != null) {
            table.giveUp(self, lease.epoch());
        }
    }
}
