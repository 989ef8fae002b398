package no.bufdirreporting.platform.http.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Finds out who logged in and what they may do, by the same rules as for tokens that clients send. */
public final class IssuedIdentities {

    private final AuthenticationProvider issuer;
    private final IssuedTokens tokens;

    IssuedIdentities(AuthenticationProvider issuer, IssuedTokens tokens) {
        this.issuer = issuer;
        this.tokens = tokens;
    }

    /**
     * The access token decides if it is one for this service, as a client's would be. Otherwise it is for another service or
     * is no JWT, and the ID token decides, which has been checked and comes from the same issuer.
     *
     * @throws AuthenticationException if the issuer's keys cannot be read, or the tokens name nobody
     */
    public CallerAuthentication of(String accessToken, OidcIdToken idToken) {
        try {
            return (CallerAuthentication) issuer.authenticate(new BearerTokenAuthenticationToken(accessToken));
        } catch (InvalidBearerTokenException notForThisService) {
            return tokens.convert(Jwt.withTokenValue(idToken.getTokenValue())
                    .header("typ", "JWT")
                    .claims(it -> it.putAll(idToken.getClaims()))
                    .build());
        }
    }
}
