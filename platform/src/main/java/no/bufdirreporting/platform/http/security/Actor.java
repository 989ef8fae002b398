package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.http.problem.FieldErrors;

/**
 * Determines who sends a request: the authenticated user, or the administrator by token, or the name in {@code X-Actor},
 * which a trusted proxy sets. Otherwise {@value #ANONYMOUS}.
 */
final class Actor {

    static final String HEADER = "X-Actor";

    private static final String ADMIN = "admin";
    private static final String ANONYMOUS = "anonymous";

    /** Names that {@code X-Actor} must not use, because only the server assigns them. */
    private static final Set<String> RESERVED = Set.of(Provenance.SYSTEM, ADMIN, ANONYMOUS);

    private Actor() {}

    static String of(HttpServletRequest request, AdminToken adminToken, FieldErrors errors) {
        if (request.getUserPrincipal() != null) {
            return request.getUserPrincipal().getName();
        }
        if (adminToken.isSentBy(request)) {
            return ADMIN;
        }
        String named = HeaderText.text(request, HEADER, errors);
        if (named != null && RESERVED.contains(named.toLowerCase(Locale.ROOT))) {
            errors.add(HEADER, "must not be one of admin, anonymous, system");
        }
        return named == null ? ANONYMOUS : named;
    }
}
