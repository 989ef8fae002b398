package no.bufdirreporting.platform.http.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Signs tickets: each allows to watch the report data of one organization and period for an hour. They are for clients that
 * can send no headers. Every process with the same administrator's token accepts them.
 */
public final class WatchTickets {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String ORGANIZATION = "organization_id";
    private static final String PERIOD = "period_id";
    private static final int RETRY_SECONDS = 60;

    private final AdminToken adminToken;

    WatchTickets(AdminToken adminToken) {
        this.adminToken = adminToken;
    }

    /** What a ticket allows to watch. */
    public record Watch(String organizationId, String periodId) {}

    public record Ticket(String ticket, Instant expiresAt) {}

    /** @throws ProblemException 503 if this process has no key to sign with */
    public Ticket issue(Watch watch) {
        var expiresAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(LIFETIME);
        var claims = JwtClaimsSet.builder()
                .claim(ORGANIZATION, watch.organizationId())
                .claim(PERIOD, watch.periodId())
                .expiresAt(expiresAt)
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        var encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key()));
        return new Ticket(
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), expiresAt);
    }

    /** @throws ProblemException 401 if the ticket is not valid, or not any more */
    public Watch read(String ticket) {
        var decoder = NimbusJwtDecoder.withSecretKey(key()).build();
        decoder.setJwtValidator(new JwtTimestampValidator(Duration.ZERO));
        try {
            Jwt valid = decoder.decode(ticket);
            return new Watch(valid.getClaimAsString(ORGANIZATION), valid.getClaimAsString(PERIOD));
        } catch (JwtException invalid) {
            throw ProblemException.unauthorized("The ticket is not valid, or not any more.", "Bearer");
        }
    }

    private SecretKey key() {
        return adminToken
                .ticketKey()
                .map(it -> new SecretKeySpec(it, "HmacSHA256"))
                .orElseThrow(() -> ProblemException.unavailable(
                        "This server has no key for tickets, because its bufdir.admin-token is not set.",
                        RETRY_SECONDS));
    }
}
