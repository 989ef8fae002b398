package no.bufdirreporting.platform.query.store;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** Checks that a read model belongs to its event store, so that events of another store are not projected into it. */
public interface StoreCheck {

    /**
     * Returns if everything projected so far came from this event store. Cheap after the first success.
     *
     * @throws RuntimeException if it came from another store, or if a store cannot be reached
     */
    void verify();

    /** The same event source, checked before a stream is opened. */
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
