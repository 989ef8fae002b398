package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;

/**
 * The secret of auditors and administrators, {@code bufdir.admin-token}. Requests send it as {@code Authorization:
 * Bearer …}. If none is set, a process on its own generates a random one at each start and logs it; one of several
 * processes accepts none, because a token of its own would be unknown to the others.
 */
public final class AdminToken {

    private static final Logger log = LoggerFactory.getLogger(AdminToken.class);
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+) *");
    private static final int RANDOM_BYTES = 24;
    private static final String ONE_OF_SEVERAL = "axonserver";

    /** Digests are compared instead of tokens: they have equal length, so the time of a comparison reveals nothing. */
    private final byte @Nullable [] digest;

    AdminToken(@Value("${bufdir.admin-token:}") String configured, Environment environment) {
        String token = configured.strip();
        if (!token.isEmpty()) {
            digest = digest(token);
        } else if (environment.matchesProfiles(ONE_OF_SEVERAL)) {
            digest = null;
            log.warn("bufdir.admin-token is not set: this process accepts no administrator's token."
                    + " Give all command sides and query sides the same one.");
        } else {
            token = random();
            digest = digest(token);
            log.warn("bufdir.admin-token is not set; until the next start it is {}", token);
        }
    }

    /**
     * Rejects requests without the token.
     *
     * @throws ProblemException 401 if the request does not carry the token
     */
    public void require(HttpServletRequest request) {
        if (digest == null) {
            throw ProblemException.unauthorized(
                    "This server accepts no administrator's token, because its bufdir.admin-token is not set.");
        }
        if (!isSentBy(request)) {
            throw ProblemException.unauthorized(
                    "This needs the administrator's token: Authorization: Bearer, and the token.");
        }
    }

    /** Whether the request carries the token. */
    public boolean isSentBy(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var bearer = BEARER.matcher(header == null ? "" : header);
        return digest != null && bearer.matches() && MessageDigest.isEqual(digest, digest(bearer.group(1)));
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
