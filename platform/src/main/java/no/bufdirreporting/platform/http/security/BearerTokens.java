package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads the token of a request and finds out whose it is: the administrator's, else one of the issuer. In the open mode
 * there is no issuer; any other token is ignored, since it may be meant for a system in front.
 */
final class BearerTokens implements AuthenticationConverter, AuthenticationManager {

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+) *");

    private final AdminToken adminToken;
    private final @Nullable AuthenticationProvider issuer;
    private final DefaultBearerTokenResolver resolver = new DefaultBearerTokenResolver();

    /** @param issuer checks the tokens of the issuer; null in the open mode */
    BearerTokens(AdminToken adminToken, @Nullable AuthenticationProvider issuer) {
        this.adminToken = adminToken;
        this.issuer = issuer;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var bearer = BEARER.matcher(header == null ? "" : header);
        if (bearer.matches() && adminToken.is(bearer.group(1))) {
            return new CallerAuthentication(Actor.ADMIN, Caller.UNRESTRICTED, null);
        }
        String token = issuer == null ? null : resolver.resolve(request);
        return token == null ? null : new BearerTokenAuthenticationToken(token);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication token) {
        return issuer == null || token instanceof CallerAuthentication ? token : issuer.authenticate(token);
    }
}
