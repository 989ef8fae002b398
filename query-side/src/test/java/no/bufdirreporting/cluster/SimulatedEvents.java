package no.bufdirreporting.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** The event store of a simulation, as one node sees it. Its payloads are organizations, each of which is one aggregate. */
final class SimulatedEvents implements EventStore {

    /** Events as old as the process, so that they are always young enough to be announced. */
    private static final Instant RECORDED = Instant.now();

    /** The stored events, which all nodes share. */
    static final class Log {

        private final List<TrackedEventMessage<?>> events = new ArrayList<>();
        private final int[] sequences;

        Log(int organizations) {
            this.sequences = new int[organizations];
        }

        /** Stores an event and returns its sequence number within the organization. */
        int append(int organization) {
            int sequence = sequences[organization]++;
            long position = events.size() + 1;
            events.add(new GenericTrackedDomainEventMessage<>(
                    new GlobalSequenceTrackingToken(position),
                    new GenericDomainEventMessage<>(
                            "Organization",
                            "org-" + organization,
                            sequence,
                            organization,
                            MetaData.emptyInstance(),
                            "event-" + position,
                            RECORDED)));
            return sequence;
        }

        long head() {
            return events.size();
        }

        /** The number of events of each organization up to a position. */
        int[] counts(long position) {
            int[] counts = new int[sequences.length];
            events.stream().limit(position).forEach(it -> counts[(Integer) it.getPayload()]++);
            return counts;
        }
    }

    private final Log log;
    private final Runnable requireConnected;
    private final List<Stream> streams = new ArrayList<>();

    /** @param requireConnected throws while the node cannot reach the store */
    SimulatedEvents(Log log, Runnable requireConnected) {
        this.log = log;
        this.requireConnected = requireConnected;
    }

    /** Tells this node's readers that there are events. */
    void available() {
        List.copyOf(streams).forEach(it -> it.callback.run());
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        requireConnected.run();
        var stream = new Stream(token == null ? 0 : token.position().orElse(0));
        streams.add(stream);
        return stream;
    }

    private final class Stream implements BlockingStream<TrackedEventMessage<?>> {

        private long position;
        private Runnable callback = () -> {};

        private Stream(long position) {
            this.position = position;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            requireConnected.run();
            return position < log.head() ? Optional.of(log.events.get((int) position)) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            var next = peek().orElseThrow();
            position++;
            return next;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable newCallback) {
            callback = newCallback;
            return true;
        }

        @Override
        public void close() {
            streams.remove(this);
        }
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        requireConnected.run();
        return new GlobalSequenceTrackingToken(log.head());
    }

    @Override
    public DomainEventStream readEvents(String aggregateId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void publish(List<? extends EventMessage<?>> published) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
        throw new UnsupportedOperationException();
    }
}
