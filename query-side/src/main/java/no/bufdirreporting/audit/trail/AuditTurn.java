package no.bufdirreporting.audit.trail;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import no.bufdirreporting.platform.http.problem.ProblemException;

/**
 * The turn of one auditor's request. A long answer gives it back whenever it waits for its reader, so that one who reads
 * slowly holds nobody up.
 */
public final class AuditTurn {

    private static final String ATTRIBUTE = AuditTurn.class.getName();
    private static final int RETRY_SECONDS = 30;

    private final Semaphore free;
    private final Semaphore longAnswers;
    private boolean held = true;
    private boolean isLong;

    /**
     * @param free has given this turn
     * @param longAnswers limits those that are read while they are written
     */
    public AuditTurn(Semaphore free, Semaphore longAnswers) {
        this.free = free;
        this.longAnswers = longAnswers;
    }

    public void belongTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public static AuditTurn of(HttpServletRequest request) {
        return Objects.requireNonNull((AuditTurn) request.getAttribute(ATTRIBUTE));
    }

    /** @throws ProblemException 503 if there are too many long answers already */
    void beginLongAnswer() {
        if (!longAnswers.tryAcquire()) {
            throw ProblemException.unavailable("Too many exports are being read. Please try again.", RETRY_SECONDS);
        }
        isLong = true;
    }

    /** Does something that needs no turn, and waits for the turn afterwards. */
    public void pauseFor(Runnable work) {
        free.release();
        held = false;
        work.run();
        free.acquireUninterruptibly();
        held = true;
    }

    /** Ends the turn. */
    public void end() {
        if (held) {
            free.release();
            held = false;
        }
        if (isLong) {
            longAnswers.release();
            isLong = false;
        }
    }
}
