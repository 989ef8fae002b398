package no.bufdirreporting.platform.http.security;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the API.
 *
 * @param mode whether callers need tokens
 * @param organizationClaim the claim of a token with the organizations that it is for
 * @param organizationNumbers the organization that has a number in Norway's register, by number
 * @param trustedProxies addresses, or ranges of them, of systems whose {@code X-Actor} counts although callers need tokens
 */
@ConfigurationProperties("bufdir.security")
record SecurityProperties(
        @DefaultValue("open") Mode mode,
        @DefaultValue("org_id") String organizationClaim,
        @DefaultValue Map<String, String> organizationNumbers,
        @DefaultValue List<String> trustedProxies) {

    enum Mode {
        /** Everybody may do everything but audit, operation and administration. */
        OPEN,
        /** Callers need a token of an OpenID Connect or OAuth 2 issuer. */
        OAUTH2
    }

    boolean isOpen() {
        return mode == Mode.OPEN;
    }
}
