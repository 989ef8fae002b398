package no.bufdirreporting.platform.http.login;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.access.Scope;
import no.bufdirreporting.platform.http.security.CallerAuthentication;

/**
 * Who has logged in with a browser.
 *
 * @param title how the page calls the person
 * @param csrfToken proves that a request comes from the page
 */
record Session(CallerAuthentication authentication, String title, String csrfToken) {

    private static final String SCOPES = "scope";
    private static final String ORGANIZATIONS = "organizations";
    private static final String TITLE = "title";
    private static final String CSRF_TOKEN = "csrf";

    JWTClaimsSet.Builder claims() {
        var caller = authentication.caller();
        var organizations = caller.organizations();
        return new JWTClaimsSet.Builder()
                .subject(authentication.getName())
                .claim(SCOPES, caller.scopes().stream().map(Scope::toString).toList())
                .claim(ORGANIZATIONS, organizations == null ? null : List.copyOf(organizations))
                .claim(TITLE, title)
                .claim(CSRF_TOKEN, csrfToken);
    }

    static Session of(JWTClaimsSet claims) {
        try {
            var scopes = claims.getStringListClaim(SCOPES).stream()
                    .map(Scope::of)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet());
            var organizations = claims.getStringListClaim(ORGANIZATIONS);
            var caller = new Caller(scopes, organizations == null ? null : Set.copyOf(organizations));
            return new Session(
                    new CallerAuthentication(
                            claims.getSubject(),
                            caller,
                            claims.getExpirationTime().toInstant()),
                    claims.getStringClaim(TITLE),
                    claims.getStringClaim(CSRF_TOKEN));
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
