package no.bufdirreporting.platform.http.login;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/** What a browser takes along to the issuer and back, in a cookie: state, nonce and the verifier of PKCE. */
record PendingLogins(SealedCookie cookie) implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String AUTHORIZATION_URI = "authorization_uri";

    /** What is only known here, and not in the address that the browser is sent to. */
    private static final Set<String> ATTRIBUTES =
            Set.of(OAuth2ParameterNames.REGISTRATION_ID, OidcParameterNames.NONCE, PkceParameterNames.CODE_VERIFIER);

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return cookie.read(request)
                .map(PendingLogins::request)
                .filter(it -> it.getState().equals(request.getParameter(OAuth2ParameterNames.STATE)))
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest login, HttpServletRequest request, HttpServletResponse response) {
        if (login != null) {
            cookie.set(response, claims(login), LIFETIME, isSecure(login));
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var login = loadAuthorizationRequest(request);
        if (login != null) {
            cookie.remove(response, isSecure(login));
        }
        return login;
    }

    /** Whether browsers reach the service by TLS, which a proxy in front may end. */
    private static boolean isSecure(OAuth2AuthorizationRequest login) {
        return login.getRedirectUri().startsWith("https:");
    }

    private static JWTClaimsSet.Builder claims(OAuth2AuthorizationRequest login) {
        var claims = new JWTClaimsSet.Builder()
                .claim(AUTHORIZATION_URI, login.getAuthorizationUri())
                .claim(OAuth2ParameterNames.CLIENT_ID, login.getClientId())
                .claim(OAuth2ParameterNames.REDIRECT_URI, login.getRedirectUri())
                .claim(OAuth2ParameterNames.SCOPE, String.join(" ", login.getScopes()))
                .claim(OAuth2ParameterNames.STATE, login.getState());
        ATTRIBUTES.forEach(it -> claims.claim(it, login.getAttribute(it)));
        return claims;
    }

    private static OAuth2AuthorizationRequest request(JWTClaimsSet claims) {
        Map<String, Object> attributes = ATTRIBUTES.stream()
                .filter(it -> claims.getClaim(it) != null)
                .collect(Collectors.toMap(it -> it, claims::getClaim));
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(text(claims, AUTHORIZATION_URI))
                .clientId(text(claims, OAuth2ParameterNames.CLIENT_ID))
                .redirectUri(text(claims, OAuth2ParameterNames.REDIRECT_URI))
                .scopes(Stream.of(text(claims, OAuth2ParameterNames.SCOPE).split(" "))
                        .collect(Collectors.toSet()))
                .state(text(claims, OAuth2ParameterNames.STATE))
                .attributes(attributes)
                .build();
    }

    private static String text(JWTClaimsSet claims, String name) {
        return String.valueOf(claims.getClaim(name));
    }
}
