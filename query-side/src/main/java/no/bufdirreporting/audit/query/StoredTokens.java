package no.bufdirreporting.audit.query;

import javax.sql.DataSource;
import no.bufdirreporting.platform.query.Claims;
import org.axonframework.eventhandling.TrackingToken;

/** How far processors say that they have come. Only looked at: a token store would claim what it reads. */
final class StoredTokens {

    private final Claims claims;

    /** @param readModel with the live schema in sight */
    StoredTokens(DataSource readModel) {
        this.claims = Claims.in(readModel);
    }

    /** Whether every segment of a processor has come to the head; not so if there are no segments yet. */
    boolean cover(String processor, TrackingToken head) {
        var segments = claims.of(processor).values();
        return !segments.isEmpty() && segments.stream().allMatch(it -> it.covers(head));
    }

    /** The position that every segment of a processor has reached; 0 before its first event. */
    long position(String processor) {
        return claims.of(processor).values().stream()
                .map(Claims.Claim::token)
                .mapToLong(it -> it == null ? 0 : it.position().orElse(0))
                .min()
                .orElse(0);
    }
}
