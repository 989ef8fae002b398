package no.bufdirreporting.platform.http.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/** The right of one request to be worked on. It can be given back more than once. */
public final class Permit {

    private static final String ATTRIBUTE = Permit.class.getName();

    private final Runnable giveBack;
    private final AtomicBoolean given = new AtomicBoolean();

    Permit(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    void belongTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    void giveBack() {
        if (given.compareAndSet(false, true)) {
            giveBack.run();
        }
    }

    /** Gives the permit back early: what follows is limited otherwise, as event streams are, and may take hours. */
    public static void giveBackEarly(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Permit permit) {
            permit.giveBack();
        }
    }
}
