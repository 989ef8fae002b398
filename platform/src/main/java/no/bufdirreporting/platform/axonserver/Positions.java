package no.bufdirreporting.platform.axonserver;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * Positions of events, which are the same whatever store they are in: the first is 1. Axon Server numbers from 0, so an
 * event that was moved there from PostgreSQL would otherwise have another position than the one that figures name.
 */
public final class Positions {

    private Positions() {}

    /** Of Axon Server's number of an event. */
    public static long ofIndex(long index) {
        return index + 1;
    }

    /** What the server calls a position. */
    public static long indexOf(long position) {
        return position - 1;
    }

    /** Of a token that the server gave. */
    static @Nullable TrackingToken ofServer(@Nullable TrackingToken token) {
        return token instanceof GlobalSequenceTrackingToken given
                ? new GlobalSequenceTrackingToken(ofIndex(given.getGlobalIndex()))
                : null;
    }

    /**
     * What the server calls it.
     *
     * @throws IllegalArgumentException if it is a token of another kind of store, which would wait for ever otherwise
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
