package no.bufdirreporting.audit.trail;

import java.time.Duration;
import java.util.function.LongSupplier;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets an auditor's request wait until the trail has all events stored before the request. Polls the table, so it does
 * not matter which node writes the trail. Blocks; meant for virtual threads.
 */
@Component
public class TrailWaiter {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final int RETRY_SECONDS = 5;

    private final StoredEvents events;
    private final AuditRows rows;
    private final HighWaterMarks marks;
    private final Duration patience;

    TrailWaiter(
            StoredEvents events,
            AuditRows rows,
            HighWaterMarks marks,
            @Value("${bufdir.audit.wait:5s}") Duration patience) {
        this.events = events;
        this.rows = rows;
        this.marks = marks;
        this.patience = patience;
    }

    /**
     * Waits until the trail has reached the current head of the store; returns the position of its latest row.
     *
     * @throws ProblemException 503 if the trail is further behind than {@code bufdir.audit.wait}
     */
    public long await() {
        long head = events.head();
        long reached = poll(head, rows::position);
        // Rows and token are committed together, so the rows are read once more after the token.
        if (reached < head && marks.written() >= head && rows.position() < head) {
            throw ProblemException.unavailable(
                    "Records after position %s are missing from the audit trail; a check of the chain names the first."
                            .formatted(reached),
                    RETRY_SECONDS);
        }
        return require(head, reached);
    }

    /** The same for another table whose position follows the store. */
    public long await(long head, LongSupplier position) {
        return require(head, poll(head, position));
    }

    private static long require(long head, long reached) {
        if (reached < head) {
            throw ProblemException.unavailable(
                    "The audit trail is being written: it has come to position %s of %s.".formatted(reached, head),
                    RETRY_SECONDS);
        }
        return reached;
    }

    /** Polls until the head or the timeout is reached; returns the position reached. */
    public long poll(long head, LongSupplier position) {
        long deadline = System.nanoTime() + patience.toNanos();
        long reached = position.getAsLong();
        while (reached < head && System.nanoTime() <= deadline) {
            pause();
            reached = position.getAsLong();
        }
        return reached;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The server is being stopped.", RETRY_SECONDS);
        }
    }
}
