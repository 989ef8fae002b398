package no.bufdirreporting.platform.query.store;

import java.util.function.BooleanSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** Checks that a read model belongs to its event store, so that events of another store are not projected into it. */
public interface StoreCheck {

    /**
     * Whether everything projected so far came from this event store. If not, it is reported.
     *
     * @throws RuntimeException if a store cannot be reached
     */
    boolean verify();

    /** Whether the latest check found the right store; asks no store. */
    default boolean isIntact() {
        return true;
    }

    /** The same event source, checked before a stream is opened. It has no events while the store is not the right one. */
    default StreamableMessageSource<TrackedEventMessage<?>> checked(
            StreamableMessageSource<TrackedEventMessage<?>> events) {
        return checked(events, () -> true);
    }

    /** @param wanted asked before each read; the source has no events either while it is not */
    default StreamableMessageSource<TrackedEventMessage<?>> checked(
            StreamableMessageSource<TrackedEventMessage<?>> events, BooleanSupplier wanted) {
        return new StreamableMessageSource<>() {
            @Override
            public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
                verify();
                return new CheckedStream(() -> isIntact() && wanted.getAsBoolean(), () -> events.openStream(token));
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
