package no.bufdirreporting.audit.trail;

import java.util.stream.LongStream;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.position.JdbcSegmentClaims;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;

/** Reads the tokens of processors without claiming them, as a token store would. */
public final class StoredTokens {

    private final SegmentClaims claims;

    /** @param readModel connections with the live schema on the search path */
    public StoredTokens(DataSource readModel) {
        this.claims = JdbcSegmentClaims.in(readModel);
    }

    /** Whether every segment of a processor has reached the head; false if it has no segments yet. */
    public boolean allCover(String processor, TrackingToken head) {
        var segments = claims.of(processor).values();
        return !segments.isEmpty() && segments.stream().allMatch(it -> it.covers(head));
    }

    /** The lowest position of a processor's segments; 0 before the first event. */
    public long position(String processor) {
        return positions(processor).min().orElse(0);
    }

    /** The highest position of a processor's segments; 0 before the first event. */
    long furthest(String processor) {
        return positions(processor).max().orElse(0);
    }

    /** Whether a processor has tokens, that is, was ever started. */
    boolean existFor(String processor) {
        return !claims.of(processor).isEmpty();
    }

    /** Whether a segment of a processor is still replaying. */
    boolean anyReplaying(String processor) {
        return claims.of(processor).values().stream()
                .anyMatch(it -> it.token() != null && ReplayToken.isReplay(it.token()));
    }

    private LongStream positions(String processor) {
        return claims.of(processor).values().stream()
                .map(SegmentClaims.Claim::token)
                .mapToLong(it -> it == null ? 0 : it.position().orElse(0));
    }
}
