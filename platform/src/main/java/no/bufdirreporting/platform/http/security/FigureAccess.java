package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import no.bufdirreporting.kernel.Suppression;
import org.springframework.beans.factory.annotation.Value;

/** Decides who sees which figures of people: auditors and administrators all, everybody else none that are too small. */
public final class FigureAccess {

    private final AdminToken adminToken;
    private final Suppression suppression;

    FigureAccess(AdminToken adminToken, @Value("${bufdir.privacy.suppress-below:0}") int below) {
        this.adminToken = adminToken;
        this.suppression = new Suppression(below);
    }

    /** What is left out of the answers to a request. */
    public Suppression of(HttpServletRequest request) {
        return suppression.isOn() && !adminToken.isSentBy(request) ? suppression : Suppression.NONE;
    }
}
