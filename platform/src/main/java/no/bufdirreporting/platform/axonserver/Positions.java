package no.bufdirreporting.platform.axonserver;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * Converts between positions, which start at 1 in every store, and Axon Server's indexes, which start at 0. Events that
 * are moved to Axon Server keep their positions.
 */
public final class Positions {

    private Positions() {}

    /** The position of an Axon Server index. */
    public static long ofIndex(long index) {
        return index + 1;
    }

    /** The Axon Server index of a position. */
    public static long indexOf(long position) {
        return position - 1;
    }

    /** Converts a token from Axon Server. */
    static @Nullable TrackingToken ofServer(@Nullable TrackingToken token) {
        return token instanceof GlobalSequenceTrackingToken given
                ? new GlobalSequenceTrackingToken(ofIndex(given.getGlobalIndex()))
                : null;
    }

    /**
     * Converts a token for Axon Server.
     *
     * @throws IllegalArgumentException if the token belongs to another kind of store; such a stream would wait forever
     */
    static @Nullable TrackingToken forServer(@Nullable TrackingToken token) {
        return switch (WrappedToken.unwrapLowerBound(token)) {
            case null -> null;
            case GlobalSequenceTrackingToken ours ->
                ours.getGlobalIndex() < 1 ? null : new GlobalSequenceTrackingToken(indexOf(ours.getGlobalIndex()));
            case TrackingToken other -> throw new IllegalArgumentException("Not a token of Axon Server: " + other);
        };
    }
}
