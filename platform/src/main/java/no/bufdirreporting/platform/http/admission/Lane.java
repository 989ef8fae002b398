package no.bufdirreporting.platform.http.admission;

import java.util.concurrent.Semaphore;
import no.bufdirreporting.platform.http.problem.ProblemException;

/** Requests of one kind: so many are worked on at once, so that another kind always has its own part of the server. */
final class Lane {

    private static final int RETRY_SECONDS = 1;

    private final String kind;
    private final Semaphore permits;

    /** @param kind of the requests, in the plural */
    Lane(String kind, int atOnce) {
        this.kind = kind;
        this.permits = new Semaphore(atOnce);
    }

    /** @throws ProblemException 503 if the lane is full */
    Permit enter() {
        if (!permits.tryAcquire()) {
            throw ProblemException.unavailable(
                    "Too many %s at once. Please try again.".formatted(kind), RETRY_SECONDS);
        }
        return new Permit(permits::release);
    }
}
