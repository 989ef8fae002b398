package no.bufdirreporting.platform.http.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells when the token of the current request is not good any more. */
public final class TokenExpiry {

    /** How much the clock of the issuer may differ: so long after their end tokens are still accepted. */
    static final Duration LEEWAY = Duration.ofSeconds(60);

    private TokenExpiry() {}

    /** The time that is left from now; empty for a caller without a token, and for the administrator. */
    public static Optional<Duration> left() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller
                ? Optional.ofNullable(caller.expiresAt()).map(it -> left(it, Instant.now()))
                : Optional.empty();
    }

    /** A token that was accepted after its end, because of the leeway, is good until the leeway ends. */
    static Duration left(Instant expiresAt, Instant now) {
        var left = Duration.between(now, expiresAt);
        return left.isPositive() ? left : left.plus(LEEWAY);
    }
}
