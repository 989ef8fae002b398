package no.bufdirreporting.platform.query.position;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The token table: the token of each segment of a processor, and the node that has claimed it. Every claim gets a higher
 * epoch than the one before. Times are the database's.
 */
public interface SegmentClaims {

    /**
     * @param owner the node that has claimed the segment; null if none has
     * @param epoch the number of the claim
     * @param token the stored token; null before the first event
     */
    record Claim(
            int segment,
            @Nullable String owner,
            long epoch,
            @Nullable TrackingToken token) {

        /** Whether the token has reached the given head. */
        public boolean covers(@Nullable TrackingToken head) {
            return head == null || (token != null && token.covers(head));
        }
    }

    /** The claims of a processor, by segment. */
    Map<Integer, Claim> of(String processor);

    /** Creates the segments of a processor; false if it has some. */
    boolean create(String processor, int segments, @Nullable TrackingToken token);

    /** The segments of a processor that the owner could claim. */
    Set<Integer> claimable(String processor, String owner);

    /**
     * Claims a segment under a new epoch. Empty if another node has claimed it, unless that one was not heard for
     * {@link no.bufdirreporting.platform.query.ReadModel#CLAIM_TIMEOUT}, or is just storing its token.
     */
    Optional<Claim> claim(String processor, int segment, String owner);

    /** Stores a token and extends the claim, in the current transaction; false if the claim was lost. */
    boolean store(String processor, Claim held, @Nullable TrackingToken token);

    /** Extends the claim; false if it was lost. */
    boolean extend(String processor, Claim held);

    /** Gives up the claim; false if it was lost. */
    boolean release(String processor, Claim held);

    /** Releases the claims of earlier processes of a node, whose ids begin with the prefix. */
    void releasePredecessors(String prefix, String self);

    /** Releases the claims of all other nodes; returns the number of released segments. */
    int releaseAllBut(Collection<String> living);
}
