package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * Determines who sends a request: the name in {@code X-Actor} where it counts, else the one that the token names. Otherwise
 * {@value #ANONYMOUS}.
 */
final class Actor {

    static final String HEADER = "X-Actor";
    static final String ADMIN = "admin";

    private static final String ANONYMOUS = "anonymous";

    /** Names that only the server assigns. */
    private static final Set<String> RESERVED = Set.of(Provenance.SYSTEM, ADMIN, ANONYMOUS);

    private Actor() {}

    /** @param headerCounts whether the sender may say who it is */
    static String of(HttpServletRequest request, boolean headerCounts, FieldErrors errors) {
        String named = headerCounts ? HeaderText.text(request, HEADER, errors) : null;
        if (named != null && isReserved(named)) {
            errors.add(HEADER, "must not be one of admin, anonymous, system");
        }
        if (named != null) {
            return named;
        }
        return request.getUserPrincipal() == null
                ? ANONYMOUS
                : request.getUserPrincipal().getName();
    }

    /** Whether a token may name somebody so. */
    static boolean isValid(@Nullable String name) {
        return name != null && HeaderText.isPrintable(name) && !isReserved(name);
    }

    private static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }
}
