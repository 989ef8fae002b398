package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;

/**
 * The secret of auditors and administrators, {@code bufdir.admin-token}. If none is set, a random one is generated and
 * logged at each start. Requests send it as {@code Authorization: Bearer …}.
 */
public final class AdminToken {

    private static final Logger log = LoggerFactory.getLogger(AdminToken.class);
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+) *");
    private static final int RANDOM_BYTES = 24;

    /** Digests are compared instead of tokens: they have equal length, so the time of a comparison reveals nothing. */
    private final byte[] digest;

    AdminToken(@Value("${bufdir.admin-token:}") String configured) {
        String token = configured.strip();
        if (token.isEmpty()) {
            token = random();
            log.warn("bufdir.admin-token is not set; until the next start it is {}", token);
        }
        this.digest = digest(token);
    }

    /**
     * Rejects requests without the token.
     *
     * @throws ProblemException 401 if the request does not carry the token
     */
    public void require(HttpServletRequest request) {
        if (!isSentBy(request)) {
            throw ProblemException.unauthorized(
                    "This needs the administrator's token: Authorization: Bearer, and the token.");
        }
    }

    /** Whether the request carries the token. */
    public boolean isSentBy(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var bearer = BEARER.matcher(header == null ? "" : header);
        return bearer.matches() && MessageDigest.isEqual(digest, digest(bearer.group(1)));
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
