package no.bufdirreporting.platform.http.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;

/**
 * The secret of administrators, {@code bufdir.admin-token}, which allows everything. Requests send it as {@code
 * Authorization: Bearer …}. If none is set, a process on its own generates a random one at each start and logs it; one of
 * several processes accepts none, because a token of its own would be unknown to the others.
 */
public final class AdminToken {

    private static final Logger log = LoggerFactory.getLogger(AdminToken.class);
    private static final int RANDOM_BYTES = 24;
    private static final String ONE_OF_SEVERAL = "axonserver";

    /** Digests are compared instead of tokens: they have equal length, so the time of a comparison reveals nothing. */
    private final byte @Nullable [] digest;

    private final byte @Nullable [] ticketKey;
    private final byte @Nullable [] sessionKey;

    AdminToken(@Value("${bufdir.admin-token:}") String configured, Environment environment) {
        String token = configured.strip();
        if (token.isEmpty() && environment.matchesProfiles(ONE_OF_SEVERAL)) {
            digest = null;
            ticketKey = null;
            sessionKey = null;
            log.warn("bufdir.admin-token is not set: this process accepts no administrator's token."
                    + " Give all command sides and query sides the same one.");
            return;
        }
        if (token.isEmpty()) {
            token = random();
            log.warn("bufdir.admin-token is not set; until the next start it is {}", token);
        }
        digest = digest(token);
        ticketKey = digest("watch tickets\n" + token);
        sessionKey = digest("browser sessions\n" + token);
    }

    /** Whether this process accepts an administrator's token. */
    boolean isSet() {
        return digest != null;
    }

    /** Whether the text is the token. */
    boolean is(String text) {
        return digest != null && MessageDigest.isEqual(digest, digest(text));
    }

    /** The key that watch tickets are signed with, the same in all processes with the same token. */
    Optional<byte[]> ticketKey() {
        return Optional.ofNullable(ticketKey);
    }

    /** The key that sessions of browsers are encrypted with, the same in all processes with the same token. */
    public Optional<byte[]> sessionKey() {
        return Optional.ofNullable(sessionKey);
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
