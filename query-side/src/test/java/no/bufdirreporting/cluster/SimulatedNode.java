package no.bufdirreporting.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.bufdirreporting.kernel.AwaitProjection;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import no.bufdirreporting.platform.query.jdbc.JsonColumns;
import no.bufdirreporting.platform.query.position.FencedTokenStore;
import no.bufdirreporting.platform.query.position.Positions;
import no.bufdirreporting.platform.query.position.ProjectionProgress;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.processing.NodeId;
import no.bufdirreporting.platform.query.processing.ProjectionGate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.dao.QueryTimeoutException;

/**
 * A query side: the classes of production and Axon's own event processor, wired to the ports of a simulation. What it
 * projects is the number of events of each organization.
 */
final class SimulatedNode {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration WAITERS_INTERVAL = Duration.ofMillis(400);
    private static final JsonColumn JSON = JsonColumns.of(new ObjectMapper());

    private final Simulation simulation;
    private final SimulatedStore store;
    private final NodeId id;
    private final SimulatedEvents events;
    private final SimulatedEvents.Log log;
    private final ProjectionGate gate = new ProjectionGate(() -> true);
    private final PooledStreamingEventProcessor processor;
    private final ProjectionProgress progress;
    private final ExclusiveProjection exclusive;
    private final LeaderLease lease;
    private final NodeTasks tasks;
    private boolean alive = true;
    private long frozenUntil;
    private long partitionedUntil;
    private int pauses;
    private long wellSince;
    private Duration batchPause = Duration.ZERO;
    private Duration commitPause = Duration.ZERO;
    private Duration leaderPause = Duration.ZERO;

    SimulatedNode(Simulation simulation, SimulatedStore store, SimulatedEvents.Log log, NodeId id) {
        this.simulation = simulation;
        this.store = store;
        this.log = log;
        this.id = id;
        this.wellSince = simulation.nanos();
        this.events = new SimulatedEvents(log, this::requireConnected);
        var ports = new SimulatedPorts(simulation, store, this);
        var tokens = new FencedTokenStore(ports, id.toString());
        this.processor = PooledStreamingEventProcessor.builder()
                .name(ReadModel.PROCESSOR)
                .eventHandlerInvoker(new Projection())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(gate.behind(events))
                .tokenStore(tokens)
                .transactionManager(() -> store.begin(this))
                .coordinatorExecutor(new SimulatedExecutor(simulation, this))
                .workerExecutor(new SimulatedExecutor(simulation, this))
                .initialSegmentCount(NodeProtocol.SEGMENTS)
                .batchSize(NodeProtocol.BATCH_SIZE)
                .enableCoordinatorClaimExtension()
                .claimExtensionThreshold(ReadModel.CLAIM_INTERVAL.toMillis())
                .tokenClaimInterval(ReadModel.CLAIM_INTERVAL.toMillis())
                .clock(clock(() -> Instant.ofEpochSecond(0, simulation.nanos())))
                .build();
        var processing = processing();
        this.progress =
                Positions.progress(Positions.position(processing, events, tokens, ports), Duration.ofSeconds(60));
        var broadcast = new ProjectionBroadcast(ports, progress, JSON, id);
        processor.registerHandlerInterceptor(progress.reportAfterCommit());
        processor.registerHandlerInterceptor(broadcast::collect);
        var projecting = new ProjectionSwitch(processing, gate, ports, () -> false);
        this.exclusive = new ExclusiveProjection(ports, ports, projecting, ports, id);
        this.lease = new LeaderLease(ports, ports, id.toString(), id.prefix());
        this.tasks = new NodeTasks(
                lease,
                List.of(
                        exclusive,
                        new SegmentBalance(processing, ports, exclusive, ports, id),
                        new IdleSegmentClaimer(processing, ports, id),
                        broadcast,
                        this::lead));
        ports.releasePredecessors(id.prefix(), id.toString());
        store.nodes.add(this);
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    /** What is asked for the processor gets this node's. */
    private EventProcessingConfiguration processing() {
        StreamingEventProcessor streaming = processor;
        return (EventProcessingConfiguration) Proxy.newProxyInstance(
                SimulatedNode.class.getClassLoader(),
                new Class<?>[] {EventProcessingConfiguration.class},
                (proxy, method, arguments) -> method.getName().equals("eventProcessors")
                        ? Map.of(ReadModel.PROCESSOR, streaming)
                        : Optional.of(streaming));
    }

    String id() {
        return id.toString();
    }

    /** Starts as production does: the first check precedes the processor. */
    void start() {
        simulation.after(Duration.ZERO, this, () -> {
            check();
            processor.start();
        });
        simulation.after(WAITERS_INTERVAL, this, this::answerWaiters);
    }

    private void check() {
        simulation.after(CHECK_INTERVAL.plus(simulation.between(0, 50)), this, this::check);
        if (lease.leads() && store.rules.leases() && !store.leads(this)) {
            simulation.violation("two nodes lead");
        }
        tasks.check(store.members(this));
    }

    private void answerWaiters() {
        simulation.after(WAITERS_INTERVAL, this, this::answerWaiters);
        progress.answerWaitersForOlderEvents();
    }

    /** What only the leader does, in a transaction. */
    private void lead(Set<String> members, Leadership lead) {
        lead.whileLeading(() -> {
            var pause = leaderPause;
            leaderPause = Duration.ZERO;
            pause(pause);
        });
    }

    void received(String notification) {
        tasks.received(notification);
    }

    void available() {
        events.available();
    }

    /** Waits like a client for an event of an organization, and checks that it can be read. */
    void await(int organization, int sequence) {
        progress.handle(new AwaitProjection("org-" + organization, sequence)).thenAccept(readable -> {
            if (readable && store.counts()[organization] <= sequence) {
                simulation.violation("a write was confirmed that cannot be read");
            }
        });
    }

    /** Replaces the read model by one that was built from all events. */
    void rebuild() {
        try (var access = exclusive.claim()) {
            var head = gate.hold(events);
            try {
                long position = head == null ? 0 : head.position().orElse(0);
                access.whileStopped(() -> store.swap(this, position, log.counts(position)));
            } finally {
                gate.release();
            }
        }
    }

    /** The whole process stops, and goes on later. */
    void freeze(Duration duration) {
        frozenUntil = simulation.nanos() + duration.toNanos();
        pauses++;
        simulation.after(duration, null, this::resumed);
    }

    private void resumed() {
        pauses--;
        wellSince = simulation.nanos();
    }

    /** In the middle of the next batch. */
    void pauseInBatch(Duration duration) {
        batchPause = duration;
    }

    /** After the next batch has stored its token, and before it commits. */
    void pauseBeforeCommit(Duration duration) {
        commitPause = duration;
    }

    /** While it does what only the leader does. */
    void pauseWhileLeading(Duration duration) {
        leaderPause = duration;
    }

    void mayPauseBeforeCommit() {
        var pause = commitPause;
        commitPause = Duration.ZERO;
        pause(pause);
    }

    /** The whole process stops here, or only this thread. */
    private void pause(Duration duration) {
        if (!duration.isZero()) {
            if (simulation.random.nextBoolean()) {
                frozenUntil = simulation.nanos() + duration.toNanos();
            }
            pauses++;
            try {
                simulation.pause(duration);
            } finally {
                resumed();
            }
        }
    }

    /** The node cannot reach the stores, which notice at once or never. */
    void partition(Duration duration) {
        partitionedUntil = simulation.nanos() + duration.toNanos();
        if (simulation.random.nextBoolean()) {
            store.sessions.remove(id());
        }
        pauses++;
        simulation.after(duration, null, this::resumed);
    }

    void crash() {
        alive = false;
        store.sessions.remove(id());
    }

    boolean isAlive() {
        return alive;
    }

    long frozenUntil() {
        return frozenUntil;
    }

    boolean isPartitioned() {
        return simulation.nanos() < partitionedUntil;
    }

    /** Whether nothing has been wrong with this node for a time. */
    boolean isWellFor(Duration duration) {
        return alive && pauses == 0 && simulation.nanos() - wellSince > duration.toNanos();
    }

    void requireAlive() {
        if (!alive) {
            throw new Simulation.Crash();
        }
    }

    void requireConnected() {
        requireAlive();
        if (isPartitioned()) {
            throw new QueryTimeoutException("The store cannot be reached");
        }
    }

    private final class Projection implements EventHandlerInvoker {

        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return segment.matches(event.getPayload());
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            Objects.requireNonNull(simulation.strand().transaction)
                    .project((Integer) event.getPayload(), (int) ((DomainEventMessage<?>) event).getSequenceNumber());
            var pause = batchPause;
            batchPause = Duration.ZERO;
            pause(pause);
        }
    }
}
