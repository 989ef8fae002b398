package no.bufdirreporting.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** PostgreSQL as the protocol of the nodes uses it: rows, row locks, transactions, sessions and its own clock. */
final class SimulatedStore {

    /** Transactions that are idle for longer are ended, as a setting of the query side has it. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    /** A connected node that is silent for longer is no member. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /**
     * What protects the nodes from each other. Each can be switched off, to show that the simulation finds what happens
     * then.
     *
     * @param epochs tokens are stored only under the epoch of the claim; otherwise as Axon's own token store does it
     * @param leases nodes that hang lose the lead and their transactions; otherwise only those whose connection ends
     * @param uniqueIds no two processes have one id
     */
    record Rules(boolean epochs, boolean leases, boolean uniqueIds) {

        static final Rules ALL = new Rules(true, true, true);
    }

    /** A row of the token table. */
    static final class Row {

        final int segment;

        @Nullable
        String owner;

        long epoch;

        @Nullable
        TrackingToken token;

        long extendedAt;
        private @Nullable Transaction lock;

        private Row(int segment, @Nullable TrackingToken token) {
            this.segment = segment;
            this.token = token;
        }

        boolean isLocked() {
            return lock != null && lock.isOpen();
        }
    }

    /** A transaction of a node. */
    final class Transaction implements org.axonframework.common.transaction.Transaction {

        private final SimulatedNode node;
        private final List<int[]> projected = new ArrayList<>();
        private final List<Runnable> onCommit = new ArrayList<>();
        private long lastStatement = simulation.nanos();
        private boolean ended;

        private Transaction(SimulatedNode node) {
            this.node = node;
        }

        boolean isOpen() {
            boolean idle = simulation.nanos() - lastStatement > IDLE.toNanos();
            return !ended && node.isAlive() && !(rules.leases() && idle);
        }

        private void statement() {
            requireOpen();
            lastStatement = simulation.nanos();
        }

        private void requireOpen() {
            node.requireConnected();
            if (!isOpen()) {
                throw new IllegalStateException("The transaction was ended");
            }
        }

        /** Adds an event of an organization to the sums. */
        void project(int organization, int sequence) {
            statement();
            projected.add(new int[] {organization, sequence});
        }

        void lock(Row row) {
            row.lock = this;
        }

        void onCommit(Runnable work) {
            statement();
            onCommit.add(work);
        }

        @Override
        public void commit() {
            node.mayPauseBeforeCommit();
            requireOpen();
            ended = true;
            simulation.strand().transaction = null;
            projected.forEach(it -> count(it[0], it[1]));
            onCommit.forEach(Runnable::run);
        }

        @Override
        public void rollback() {
            ended = true;
            simulation.strand().transaction = null;
        }
    }

    final Rules rules;
    final List<Row> rows = new ArrayList<>();
    final TreeMap<String, Long> sessions = new TreeMap<>();
    final Set<SimulatedNode> nodes = new HashSet<>();

    /** The number of projected events of each organization. */
    private int[] counts;

    private final Simulation simulation;
    String leader = "";
    long leaderEpoch;
    long leaseUntil = Long.MIN_VALUE;

    /** Several may have locked the lease at once, for share. */
    final List<Transaction> leaseLocks = new ArrayList<>();

    @Nullable
    SimulatedNode exclusive;

    long exclusiveHeard;
    long lastLeading;

    SimulatedStore(Simulation simulation, Rules rules, int organizations) {
        this.simulation = simulation;
        this.rules = rules;
        this.counts = new int[organizations];
    }

    Transaction begin(SimulatedNode node) {
        node.requireConnected();
        var transaction = new Transaction(node);
        simulation.strand().transaction = transaction;
        return transaction;
    }

    private void count(int organization, int sequence) {
        if (sequence < counts[organization]) {
            simulation.violation("event %d of organization %d is counted twice".formatted(sequence, organization));
        } else if (sequence > counts[organization]) {
            simulation.violation("an event of organization %d before %d is lost".formatted(organization, sequence));
        }
        counts[organization] = Math.max(counts[organization], sequence + 1);
    }

    int[] counts() {
        return counts;
    }

    /** Whether all events are projected, and every token says so. */
    boolean isCaughtUp(int[] expected, long head) {
        return Arrays.equals(counts, expected)
                && rows.stream()
                        .allMatch(it -> it.token != null && it.token.position().orElse(0) == head);
    }

    void createRows(int segments, @Nullable TrackingToken token) {
        for (int segment = 0; segment < segments; segment++) {
            rows.add(new Row(segment, token));
        }
    }

    /** Lists the nodes that are connected, and notes that this one was heard. */
    Set<String> members(SimulatedNode node) {
        node.requireConnected();
        sessions.put(node.id(), simulation.nanos());
        var members = new TreeSet<String>();
        sessions.forEach((id, heard) -> {
            if (!rules.leases() || simulation.nanos() - heard < SILENCE.toNanos()) {
                members.add(id);
            }
        });
        return members;
    }

    boolean leads(SimulatedNode node) {
        return leader.equals(node.id()) && simulation.nanos() < leaseUntil;
    }

    /** Whether a node's connection has ended. */
    boolean isGone(String id) {
        return !sessions.containsKey(id);
    }

    void notifyNodes(String notification) {
        Stream.of(nodes.toArray(SimulatedNode[]::new))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .filter(it -> !it.isPartitioned())
                .forEach(it -> simulation.after(simulation.between(0, 30), it, () -> it.received(notification)));
    }

    /** Replaces the read model by one that was built from the events up to a position, and gives a node all segments. */
    void swap(SimulatedNode node, long position, int[] rebuilt) {
        while (rows.stream().anyMatch(Row::isLocked)) {
            simulation.pause(Duration.ofMillis(20));
        }
        node.requireConnected();
        counts = rebuilt;
        for (var row : rows) {
            row.owner = node.id();
            row.epoch++;
            row.extendedAt = simulation.nanos();
            row.token = new GlobalSequenceTrackingToken(position);
        }
    }
}
