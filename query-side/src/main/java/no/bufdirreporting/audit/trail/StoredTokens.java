package no.bufdirreporting.audit.trail;

import java.util.stream.LongStream;
import javax.sql.DataSource;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;

/** How far processors say that they have come. Only looked at: a token store would claim what it reads. */
public final class StoredTokens {

    private final SegmentClaims claims;

    /** @param readModel with the live schema in sight */
    public StoredTokens(DataSource readModel) {
        this.claims = SegmentClaims.in(readModel);
    }

    /** Whether every segment of a processor has come to the head; not so if there are no segments yet. */
    public boolean cover(String processor, TrackingToken head) {
        var segments = claims.of(processor).values();
        return !segments.isEmpty() && segments.stream().allMatch(it -> it.covers(head));
    }

    /** The position that every segment of a processor has reached; 0 before its first event. */
    public long position(String processor) {
        return positions(processor).min().orElse(0);
    }

    /** The position that any segment of a processor has reached; 0 before its first event. */
    long furthest(String processor) {
        return positions(processor).max().orElse(0);
    }

    /** Whether a processor has ever been started here. */
    boolean exist(String processor) {
        return !claims.of(processor).isEmpty();
    }

    /** Whether a processor has yet to come to what was stored when it was first started. */
    boolean replay(String processor) {
        return claims.of(processor).values().stream()
                .anyMatch(it -> it.token() != null && ReplayToken.isReplay(it.token()));
    }

    private LongStream positions(String processor) {
        return claims.of(processor).values().stream()
                .map(SegmentClaims.Claim::token)
                .mapToLong(it -> it == null ? 0 : it.position().orElse(0));
    }
}
