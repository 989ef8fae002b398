package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.http.problem.FieldErrors;

/**
 * Who sends a request: whom the server has authenticated, the administrator by the token, or whom a system in front of it
 * names in {@code X-Actor}, which is believed. Nobody is {@value #ANONYMOUS}.
 */
final class Actor {

    static final String HEADER = "X-Actor";

    private static final String ADMIN = "admin";
    private static final String ANONYMOUS = "anonymous";

    /** Names that only the server gives: a header must not pass somebody off as the system. */
    private static final Set<String> RESERVED = Set.of(Provenance.SYSTEM, ADMIN, ANONYMOUS);

    private Actor() {}

    static String of(HttpServletRequest request, AdminToken adminToken, FieldErrors errors) {
        if (request.getUserPrincipal() != null) {
            return request.getUserPrincipal().getName();
        }
        if (adminToken.isShownBy(request)) {
            return ADMIN;
        }
        String named = HeaderText.text(request, HEADER, errors);
        if (named != null && RESERVED.contains(named.toLowerCase(Locale.ROOT))) {
            errors.add(HEADER, "must not be one of admin, anonymous, system");
        }
        return named == null ? ANONYMOUS : named;
    }
}
