package no.bufdirreporting.cluster;

import java.time.Duration;
import java.util.Set;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.springframework.stereotype.Component;

/**
 * Lets one node project exclusively, for work during which no other node may project. The node holds a database lock; the
 * others stop projecting when they see it, and continue when it is released, even if the node died.
 */
@Component
public class ExclusiveProjection implements NodeTask {

    /** Twice the interval of checks: until then another node may still claim a free segment. */
    private static final Duration QUIET_TIME = Duration.ofMillis(2500);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final ExclusiveLock lock;
    private final NodeClock clock;
    private final ProjectionSwitch projecting;
    private final SegmentClaims claims;
    private final String self;
    private volatile boolean hasOtherMembers;

    ExclusiveProjection(
            ExclusiveLock lock, NodeClock clock, ProjectionSwitch projecting, SegmentClaims claims, NodeId self) {
        this.lock = lock;
        this.clock = clock;
        this.projecting = projecting;
        this.claims = claims;
        this.self = self.toString();
    }

    /** Exclusive access; no other node projects until it is closed. */
    public interface Access extends AutoCloseable {

        /**
         * Stops projecting on this node too, runs the work, and continues from the tokens stored then.
         *
         * @throws IllegalStateException if the lock was lost, so that others may project again
         */
        void whileStopped(Runnable work);

        @Override
        void close();
    }

    /** Exclusive access where no node projects anyway. */
    public static final Access NO_OTHER_NODES = new Access() {
        @Override
        public void whileStopped(Runnable work) {
            work.run();
        }

        @Override
        public void close() {}
    };

    /**
     * Takes exclusive access; returns when no other node projects any more.
     *
     * @throws IllegalStateException if another node does not stop in time, or has exclusive access
     */
    public Access claim() {
        if (!lock.take()) {
            throw new IllegalStateException("Another node has exclusive access to the read model.");
        }
        var access = new Held();
        try {
            awaitOtherNodes();
            return access;
        } catch (RuntimeException failed) {
            access.close();
            throw failed;
        }
    }

    private void awaitOtherNodes() {
        long end = clock.nanos() + TIMEOUT.toNanos();
        long quietSince = clock.nanos();
        while (hasOtherMembers && clock.nanos() - quietSince < QUIET_TIME.toNanos()) {
            long now = clock.nanos();
            if (otherNodesProject()) {
                quietSince = now;
            }
            if (now - end > 0) {
                throw new IllegalStateException("Another node keeps projecting into the read model.");
            }
            clock.sleep(POLL_INTERVAL);
        }
    }

    private boolean otherNodesProject() {
        return claims.of(ReadModel.PROCESSOR).values().stream()
                .anyMatch(it -> it.owner() != null && !it.owner().equals(self));
    }

    private final class Held implements Access {

        @Override
        public void whileStopped(Runnable work) {
            projecting.whileStopped(() -> {
                lock.requireHeld();
                work.run();
            });
        }

        @Override
        public void close() {
            lock.release();
        }
    }

    /** Whether this or another node has exclusive access. */
    boolean isClaimed() {
        return lock.isHeldHere() || projecting.isSuspended();
    }

    @Override
    public void check(Set<String> members, Leadership lead) {
        hasOtherMembers = members.size() > 1;
        projecting.suspend(lock.isHeldByAnother());
    }
}
