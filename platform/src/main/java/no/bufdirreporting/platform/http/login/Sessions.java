package no.bufdirreporting.platform.http.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The sessions of browsers, each of which is a cookie. A request that has a bearer token has no session, whatever cookies it
 * has. Other requests are those of the person who has logged in, and need the session's CSRF token if they change something.
 */
final class Sessions implements CsrfTokenRepository {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String CSRF_HEADER = "X-CSRF-TOKEN";
    private static final String CSRF_PARAMETER = "_csrf";

    private final SealedCookie cookie;
    private final Duration lifetime;

    Sessions(SealedCookie cookie, Duration lifetime) {
        this.cookie = cookie;
        this.lifetime = lifetime;
    }

    void begin(Session session, HttpServletResponse response, boolean secure) {
        cookie.set(response, session.claims(), lifetime, secure);
    }

    void end(HttpServletResponse response, boolean secure) {
        cookie.remove(response, secure);
    }

    Optional<Session> of(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer")
                ? Optional.empty()
                : cookie.read(request).map(Session::of);
    }

    /** Whether a request must have the CSRF token. */
    boolean protects(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && of(request).isPresent();
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request)
                .map(it -> new DefaultCsrfToken(CSRF_HEADER, CSRF_PARAMETER, it.csrfToken()))
                .orElse(null);
    }

    /** Of a request without a session, which needs none. */
    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return new DefaultCsrfToken(CSRF_HEADER, CSRF_PARAMETER, newCsrfToken());
    }

    /** It is part of the session. */
    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // Lasts as long as the session does.
    }

    static String newCsrfToken() {
        return UUID.randomUUID().toString();
    }
}
