package no.bufdirreporting.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.bufdirreporting.cluster.SimulatedStore.Row;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** The store as one node sees it: what the SQL of the production classes does, on the rows of the simulation. */
record SimulatedPorts(Simulation simulation, SimulatedStore store, SimulatedNode node)
        implements SegmentClaims, LeaseTable, ExclusiveLock, NodeChannel, NodeClock {

    private static final Duration SILENCE_OF_EXCLUSIVE = Duration.ofSeconds(10);

    @Override
    public long nanos() {
        return simulation.nanos();
    }

    @Override
    public void sleep(Duration duration) {
        simulation.pause(duration);
    }

    @Override
    public Map<Integer, Claim> of(String processor) {
        node.requireConnected();
        var claims = new HashMap<Integer, Claim>();
        store.rows.forEach(it -> claims.put(it.segment, claim(it)));
        return claims;
    }

    private static Claim claim(Row row) {
        return new Claim(row.segment, row.owner, row.epoch, row.token);
    }

    @Override
    public boolean create(String processor, int segments, @Nullable TrackingToken token) {
        node.requireConnected();
        if (!store.rows.isEmpty()) {
            return false;
        }
        store.createRows(segments, token);
        return true;
    }

    @Override
    public Set<Integer> claimable(String processor, String owner) {
        node.requireConnected();
        return store.rows.stream()
                .filter(it -> isClaimable(it, owner))
                .map(it -> it.segment)
                .collect(Collectors.toSet());
    }

    private boolean isClaimable(Row row, String owner) {
        return row.owner == null || row.owner.equals(owner) || isExpired(row);
    }

    @Override
    public Optional<Claim> claim(String processor, int segment, String owner) {
        node.requireConnected();
        var row = store.rows.get(segment);
        if (row.isLocked() || !isClaimable(row, owner)) {
            return Optional.empty();
        }
        row.owner = owner;
        row.epoch++;
        row.extendedAt = nanos();
        return Optional.of(claim(row));
    }

    private boolean isExpired(Row row) {
        return nanos() - row.extendedAt > ReadModel.CLAIM_TIMEOUT.toNanos();
    }

    @Override
    public boolean store(String processor, Claim held, @Nullable TrackingToken token) {
        node.requireConnected();
        var row = store.rows.get(held.segment());
        if (!mayStore(row, held)) {
            return false;
        }
        row.extendedAt = nanos();
        var transaction = Objects.requireNonNull(simulation.strand().transaction);
        transaction.lock(row);
        transaction.onCommit(() -> row.token = token);
        return true;
    }

    private boolean mayStore(Row row, Claim held) {
        if (store.rules.epochs()) {
            return isHeld(row, held);
        }
        if (row.owner == null || isExpired(row)) {
            row.owner = held.owner();
        }
        return Objects.equals(row.owner, held.owner());
    }

    private static boolean isHeld(Row row, Claim held) {
        return Objects.equals(row.owner, held.owner()) && row.epoch == held.epoch();
    }

    @Override
    public boolean extend(String processor, Claim held) {
        return update(held, row -> row.extendedAt = nanos());
    }

    @Override
    public boolean release(String processor, Claim held) {
        return update(held, row -> row.owner = null);
    }

    private boolean update(Claim held, Consumer<Row> update) {
        node.requireConnected();
        var row = store.rows.get(held.segment());
        boolean may = store.rules.epochs() ? isHeld(row, held) : Objects.equals(row.owner, held.owner());
        if (may) {
            update.accept(row);
        }
        return may;
    }

    @Override
    public void releasePredecessors(String prefix, String self) {
        node.requireConnected();
        store.rows.stream()
                .filter(it -> it.owner != null && it.owner.startsWith(prefix) && !it.owner.equals(self))
                .filter(it -> !it.isLocked())
                .forEach(it -> it.owner = null);
    }

    @Override
    public int releaseAllBut(Collection<String> living) {
        node.requireConnected();
        var dead = store.rows.stream()
                .filter(it -> it.owner != null && !living.contains(it.owner) && !it.isLocked())
                .toList();
        dead.forEach(it -> it.owner = null);
        return dead.size();
    }

    @Override
    public OptionalLong renew(String holder, String predecessors, Duration term) {
        node.requireConnected();
        boolean own = store.leader.equals(holder);
        boolean expired = store.rules.leases() ? nanos() >= store.leaseUntil : store.isGone(store.leader);
        if (!(own || expired || store.leader.startsWith(predecessors)) || isLeaseLocked()) {
            return OptionalLong.empty();
        }
        if (!own || expired) {
            store.leaderEpoch++;
        }
        store.leader = holder;
        store.leaseUntil = nanos() + term.toNanos();
        return OptionalLong.of(store.leaderEpoch);
    }

    private boolean isLeaseLocked() {
        store.leaseLocks.removeIf(it -> !it.isOpen());
        return !store.leaseLocks.isEmpty();
    }

    @Override
    public boolean whileHeld(String holder, long epoch, Runnable work) {
        var transaction = store.begin(node);
        if (!store.leader.equals(holder) || store.leaderEpoch != epoch || nanos() >= store.leaseUntil) {
            transaction.rollback();
            return false;
        }
        store.leaseLocks.add(transaction);
        work.run();
        transaction.onCommit(() -> {
            if (store.leaderEpoch != epoch) {
                simulation.violation("a former leader has an effect");
            }
            store.lastLeading = nanos();
        });
        transaction.commit();
        return true;
    }

    @Override
    public void giveUp(String holder, long epoch) {
        throw new UnsupportedOperationException("No node is stopped in an orderly way");
    }

    @Override
    public boolean take() {
        node.requireConnected();
        if (store.exclusive != null && store.exclusive.isAlive()) {
            return false;
        }
        store.exclusive = node;
        store.exclusiveHeard = nanos();
        return true;
    }

    @Override
    public void requireHeld() {
        node.requireConnected();
        if (store.exclusive != node) {
            throw new IllegalStateException("The lock was lost");
        }
    }

    @Override
    public void release() {
        if (store.exclusive == node) {
            store.exclusive = null;
        }
    }

    @Override
    public boolean isHeldHere() {
        return store.exclusive == node;
    }

    @Override
    public boolean isHeldByAnother() {
        node.requireConnected();
        if (store.exclusive == node) {
            store.exclusiveHeard = nanos();
        } else if (store.exclusive != null
                && (!store.exclusive.isAlive()
                        || (store.rules.leases() && nanos() - store.exclusiveHeard > SILENCE_OF_EXCLUSIVE.toNanos()))) {
            store.exclusive = null;
        }
        return store.exclusive != null && store.exclusive != node;
    }

    @Override
    public void send(String notification) {
        Objects.requireNonNull(simulation.strand().transaction).onCommit(() -> store.notifyNodes(notification));
    }
}
