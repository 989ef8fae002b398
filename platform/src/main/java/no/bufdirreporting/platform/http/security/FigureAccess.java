package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.access.Scope;
import org.springframework.beans.factory.annotation.Value;

/** Decides who sees which figures of people: auditors and administrators all, everybody else none that are too small. */
public final class FigureAccess {

    private final Suppression suppression;

    FigureAccess(@Value("${bufdir.privacy.suppress-below:0}") int below) {
        this.suppression = new Suppression(below);
    }

    /** What is left out of the answers to a request, which this thread handles. */
    public Suppression of(HttpServletRequest request) {
        var scopes = Caller.current().scopes();
        boolean seesAll = scopes.contains(Scope.AUDIT_READ) || scopes.contains(Scope.ADMIN);
        return seesAll ? Suppression.NONE : suppression;
    }
}
