package no.bufdirreporting.audit.verification.job;

import java.time.Duration;
import java.util.function.LongSupplier;
import no.bufdirreporting.audit.verification.job.AuditJob.Progress;
import no.bufdirreporting.audit.verification.shadow.JobEnded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells twice a second how far a job has come, and hears whether it is to be cancelled. */
final class JobPulse implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JobPulse.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Listener listener;
    private final LongSupplier position;
    private final LongSupplier head;
    private final long start = System.nanoTime();
    private final Thread thread = Thread.ofVirtual().name("audit-pulse").unstarted(this::run);
    private volatile boolean cancelled;
    private long speed;
    private long end;
    private boolean arrived;

    /** Who hears of the progress. */
    @FunctionalInterface
    interface Listener {

        /** Takes note; returns whether the job is to be cancelled. */
        boolean progress(Progress progress);
    }

    JobPulse(Listener listener, LongSupplier position, LongSupplier head) {
        this.listener = listener;
        this.position = position;
        this.head = head;
        thread.start();
    }

    /** @throws JobEnded if the job is to be cancelled */
    void requireNotCancelled() {
        if (cancelled) {
            throw JobEnded.cancelled();
        }
    }

    private void run() {
        try {
            while (true) {
                beat();
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException over) {
            log.debug("The pulse has ended");
        }
    }

    /** The speed is that of the way to the head; afterwards events come as they are stored. */
    synchronized void beat() {
        try {
            long reached = position.getAsLong();
            end = Math.max(reached, end());
            if (!arrived) {
                speed = reached * 1_000_000_000 / Math.max(1, System.nanoTime() - start);
                arrived = reached == end;
            }
            cancelled |= listener.progress(Progress.of(reached, end, speed));
        } catch (RuntimeException unavailable) {
            log.warn("Progress could not be noted", unavailable);
        }
    }

    /** The latest that is known: a store that is away does not stop the heart. */
    private long end() {
        try {
            return head.getAsLong();
        } catch (RuntimeException away) {
            log.debug("The end of the store is not known", away);
            return end;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
