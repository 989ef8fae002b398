package no.bufdirreporting.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.platform.query.processing.NodeId;

/** One run of several nodes, with faults that follow from the seed, and what must hold during it and after it. */
final class NodeProtocol {

    static final int SEGMENTS = 2;
    static final int BATCH_SIZE = 4;

    private static final int ORGANIZATIONS = 3;
    private static final int EVENTS = 16;
    private static final int MAX_FAULTS = 3;
    private static final Duration FAULTS = Duration.ofSeconds(8);
    private static final Duration LONGEST_FAULT = Duration.ofSeconds(13);

    /** Claims and leases expire, segments are claimed, and Axon's longest pauses after failures are over. */
    private static final Duration RECOVERY = Duration.ofSeconds(35);

    /** A lease expires and is taken, by a node that is well. */
    private static final Duration LONGEST_WITHOUT_LEADER = Duration.ofSeconds(9);

    private final Simulation simulation;
    private final SimulatedStore store;
    private final SimulatedEvents.Log log = new SimulatedEvents.Log(ORGANIZATIONS);
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private int processes;

    /** When the last fault is over. */
    private long quiet;

    private NodeProtocol(long seed, SimulatedStore.Rules rules) {
        this.simulation = new Simulation(seed);
        this.store = new SimulatedStore(simulation, rules, ORGANIZATIONS);
    }

    /** Runs a seed; returns what must not have happened. */
    static List<String> run(long seed, SimulatedStore.Rules rules) {
        return new NodeProtocol(seed, rules).run();
    }

    private List<String> run() {
        int count = simulation.random.nextInt(2, 4);
        for (int n = 0; n < count; n++) {
            nodes.add(null);
            start(n);
        }
        simulation.after(Duration.ofSeconds(1), null, this::checkLeader);
        for (int n = 0; n < EVENTS; n++) {
            simulation.after(simulation.between(0, FAULTS.toMillis()), null, this::append);
        }
        for (int n = simulation.random.nextInt(MAX_FAULTS) + 1; n > 0; n--) {
            simulation.after(simulation.between(500, FAULTS.toMillis()), null, this::fault);
        }
        simulation.run(FAULTS);
        while (simulation.nanos() < quiet || !isCaughtUp() && simulation.nanos() < quiet + RECOVERY.toNanos()) {
            simulation.run(Duration.ofMillis(500));
        }
        if (!isCaughtUp()) {
            simulation.violation("the events are not projected");
        }
        return simulation.violations();
    }

    private void start(int place) {
        if (nodes.get(place) != null && nodes.get(place).isAlive()) {
            return;
        }
        String name = store.rules.uniqueIds() ? "node-" + place : "twin";
        String random = store.rules.uniqueIds() ? String.valueOf(processes++) : "same";
        var node = new SimulatedNode(simulation, store, log, new NodeId(name, random));
        nodes.set(place, node);
        node.start();
    }

    private void append() {
        int organization = simulation.random.nextInt(ORGANIZATIONS);
        int sequence = log.append(organization);
        for (var node : nodes) {
            simulation.after(simulation.between(0, 20), node, node::available);
        }
        var asked = anyNode();
        simulation.after(simulation.between(0, 50), asked, () -> asked.await(organization, sequence));
    }

    private SimulatedNode anyNode() {
        return nodes.get(simulation.random.nextInt(nodes.size()));
    }

    private void fault() {
        int place = simulation.random.nextInt(nodes.size());
        var node = nodes.get(place);
        var duration = simulation.between(500, LONGEST_FAULT.toMillis());
        quiet = Math.max(quiet, simulation.nanos() + duration.toNanos());
        switch (simulation.random.nextInt(7)) {
            case 0 -> node.freeze(duration);
            case 1 -> node.pauseInBatch(duration);
            case 2 -> node.pauseBeforeCommit(duration);
            case 3 -> node.pauseWhileLeading(duration);
            case 4 -> node.partition(duration);
            case 5 -> {
                node.crash();
                simulation.after(duration, null, () -> start(place));
            }
            default -> simulation.after(Duration.ZERO, node, node::rebuild);
        }
    }

    private void checkLeader() {
        simulation.after(Duration.ofSeconds(1), null, this::checkLeader);
        boolean anyWell = nodes.stream().anyMatch(it -> it.isWellFor(LONGEST_WITHOUT_LEADER));
        if (anyWell && simulation.nanos() - store.lastLeading > LONGEST_WITHOUT_LEADER.toNanos()) {
            simulation.violation("nobody leads");
            store.lastLeading = simulation.nanos();
        }
    }

    private boolean isCaughtUp() {
        return store.isCaughtUp(log.counts(log.head()), log.head());
    }
}
