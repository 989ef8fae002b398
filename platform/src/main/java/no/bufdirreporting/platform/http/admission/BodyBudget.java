package no.bufdirreporting.platform.http.admission;

import java.util.concurrent.atomic.AtomicLong;
import no.bufdirreporting.platform.http.problem.ProblemException;

/**
 * The memory that request bodies may take together while they arrive. A body counts as far as it has arrived, so that
 * one that is only announced takes nothing.
 */
final class BodyBudget {

    private static final int RETRY_SECONDS = 1;

    private final long total;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long total) {
        this.total = total;
    }

    /** @throws ProblemException 503 if there is no memory left */
    void take(int bytes) {
        if (taken.addAndGet(bytes) > total) {
            taken.addAndGet(-bytes);
            throw ProblemException.unavailable(
                    "Too many large bodies are arriving at once. Please try again.", RETRY_SECONDS);
        }
    }

    void giveBack(int bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
