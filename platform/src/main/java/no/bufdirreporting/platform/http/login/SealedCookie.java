package no.bufdirreporting.platform.http.login;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie whose claims only this service can read and make, until they expire. It holds what a session of the server would
 * hold otherwise, so any process with the same key can answer any request.
 *
 * @param name also the audience of the claims, so that no cookie is taken for another one
 * @param sameSite which requests that other sites lead to have the cookie
 */
record SealedCookie(String name, String sameSite, byte[] key) {

    /** Browsers drop cookies over 4096 bytes, name and attributes included. */
    private static final int MAX_LENGTH = 3_900;

    private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

    /** @throws TooLongException if a browser would not keep it */
    void set(HttpServletResponse response, JWTClaimsSet.Builder claims, Duration lifetime, boolean secure) {
        var expires = Date.from(Instant.now().plus(lifetime));
        var sealed = new EncryptedJWT(
                HEADER, claims.audience(name).expirationTime(expires).build());
        try {
            sealed.encrypt(new DirectEncrypter(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        String value = sealed.serialize();
        if (value.length() > MAX_LENGTH) {
            throw new TooLongException();
        }
        add(response, value, lifetime, secure);
    }

    void remove(HttpServletResponse response, boolean secure) {
        add(response, "", Duration.ZERO, secure);
    }

    private void add(HttpServletResponse response, String value, Duration lifetime, boolean secure) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite(sameSite)
                        .maxAge(lifetime)
                        .build()
                        .toString());
    }

    /** Empty if there is none, or it is not of this service, or has expired. */
    Optional<JWTClaimsSet> read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name);
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            var sealed = EncryptedJWT.parse(cookie.getValue());
            sealed.decrypt(new DirectDecrypter(key));
            return Optional.of(sealed.getJWTClaimsSet())
                    .filter(it -> it.getAudience().contains(name))
                    .filter(it -> it.getExpirationTime().toInstant().isAfter(Instant.now()));
        } catch (ParseException | JOSEException foreign) {
            return Optional.empty();
        }
    }

    static final class TooLongException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
