package no.bufdirreporting.platform.query.store;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** Stands between an event store and read models: those of another store must not be projected into. */
public interface StoreCheck {

    /**
     * Returns if what has been projected so far is of this event store. Cheap once it has.
     *
     * @throws RuntimeException if it is not, or if that cannot be told because a store is away
     */
    void verify();

    /** The same events, for read models that belong to them. */
    default StreamableMessageSource<TrackedEventMessage<?>> checked(
            StreamableMessageSource<TrackedEventMessage<?>> events) {
        return new StreamableMessageSource<>() {
            @Override
            public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
                verify();
                return events.openStream(token);
            }

            @Override
            public @Nullable TrackingToken createTailToken() {
                return events.createTailToken();
            }

            @Override
            public @Nullable TrackingToken createHeadToken() {
                return events.createHeadToken();
            }
        };
    }
}
