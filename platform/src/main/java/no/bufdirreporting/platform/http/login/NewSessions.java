package no.bufdirreporting.platform.http.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.stream.Stream;
import no.bufdirreporting.platform.http.security.IssuedIdentities;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Begins a session with the tokens that a login leads to. The tokens themselves are kept nowhere. */
record NewSessions(Sessions sessions, IssuedIdentities identities) implements OAuth2AuthorizedClientRepository {

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        var idToken = ((OidcUser) Objects.requireNonNull(who.getPrincipal())).getIdToken();
        var caller = identities.of(client.getAccessToken().getTokenValue(), idToken);
        var session = new Session(caller, title(idToken), Sessions.newCsrfToken());
        boolean secure = request.isSecure()
                || client.getClientRegistration().getRedirectUri().startsWith("https:");
        try {
            sessions.begin(session, response, secure);
        } catch (SealedCookie.TooLongException tooMany) {
            throw new InternalAuthenticationServiceException(
                    "%s has more organizations than a cookie can hold".formatted(caller.getName()), tooMany);
        }
    }

    private static String title(OidcIdToken token) {
        return Stream.of(token.getFullName(), token.getPreferredUsername(), token.getEmail(), token.getSubject())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String client, Authentication who, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String client, Authentication who, HttpServletRequest request, HttpServletResponse response) {
        // None is kept.
    }
}
