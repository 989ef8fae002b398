package no.bufdirreporting.audit.trail;

import java.time.Duration;
import java.util.function.LongSupplier;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.store.StoredEvents;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets an auditor's request wait until the trail has what was stored before the request. It asks the table, so that it does
 * not matter which node writes the trail. Blocks; meant for virtual threads.
 */
@Component
public class AuditHead {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final int RETRY_SECONDS = 5;

    private final StoredEvents events;
    private final AuditRows rows;
    private final TrailReach reach;
    private final Duration patience;

    AuditHead(
            StoredEvents events,
            AuditRows rows,
            TrailReach reach,
            @Value("${bufdir.audit.wait:5s}") Duration patience) {
        this.events = events;
        this.rows = rows;
        this.reach = reach;
        this.patience = patience;
    }

    /**
     * The position of the latest event in the trail, which is none before the store's head as of now.
     *
     * @throws ProblemException 503 if the trail is further behind than {@code bufdir.audit.wait}
     */
    public long await() {
        long head = events.head();
        long reached = settle(head, rows::position);
        // The rows once more after the token, with which they are committed.
        if (reached < head && reach.written() >= head && rows.position() < head) {
            throw ProblemException.unavailable(
                    "Records after position %d are missing from the audit trail; a check of the chain names the first."
                            .formatted(reached),
                    RETRY_SECONDS);
        }
        return require(head, reached);
    }

    /** The same for another table that follows the store, up to a position. */
    public long await(long head, LongSupplier position) {
        return require(head, settle(head, position));
    }

    private static long require(long head, long reached) {
        if (reached < head) {
            throw ProblemException.unavailable(
                    "The audit trail is being written: it has come to position %d of %d.".formatted(reached, head),
                    RETRY_SECONDS);
        }
        return reached;
    }

    /** As far as it comes within the time: for who can say what it means that it is not further. */
    public long settle(long head, LongSupplier position) {
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
