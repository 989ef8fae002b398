package no.bufdirreporting.standalone.store;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store with streams that notify of new events. With Axon's own streams a pooled processor polls every 500
 * ms, which would delay every projection.
 */
final class LiveEventStore extends EmbeddedEventStore {

    private final GroupCommitStorageEngine engine;

    LiveEventStore(Builder builder, GroupCommitStorageEngine engine) {
        super(builder.storageEngine(engine).optimizeEventConsumption(false));
        this.engine = engine;
    }

    /** @throws IllegalArgumentException if the token belongs to another store; its stream would wait forever */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        TrackingToken start = WrappedToken.unwrapLowerBound(token);
        if (start != null && !(start instanceof GapAwareTrackingToken)) {
            throw new IllegalArgumentException("Not a token of this event store: " + start);
        }
        if (EventReader.position(start) > engine.head()) {
            throw new IllegalArgumentException("The event store ends at position " + engine.head()
                    + ", so this is the token of another one: " + start);
        }
        return engine.openStream(start);
    }

    /** Does nothing: the writer has already notified the streams. */
    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {}

    @Override
    public void shutDown() {
        engine.closeStreams();
        super.shutDown();
    }
}
