package no.bufdirreporting.audit.verification.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import no.bufdirreporting.audit.verification.job.AuditJob.Progress;
import no.bufdirreporting.audit.verification.shadow.JobAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports a job's progress twice a second, and learns from the listener whether the job is cancelled. */
final class ProgressReporter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProgressReporter.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Listener listener;
    private final LongSupplier position;
    private final LongSupplier head;
    private final long start = System.nanoTime();
    private final Thread thread = Thread.ofVirtual().name("audit-progress").unstarted(this::run);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean cancelled;
    private long eventsPerSecond;
    private long latestHead;
    private boolean caughtUp;

    /** Receives the progress. */
    @FunctionalInterface
    interface Listener {

        /** Returns whether the job must be cancelled. */
        boolean progress(Progress progress);
    }

    ProgressReporter(Listener listener, LongSupplier position, LongSupplier head) {
        this.listener = listener;
        this.position = position;
        this.head = head;
        thread.start();
    }

    /** @throws JobAbortedException if the job was cancelled */
    void requireNotCancelled() {
        if (cancelled) {
            throw JobAbortedException.cancelled();
        }
    }

    private void run() {
        try {
            do {
                report();
            } while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The speed is measured until the head is reached; afterwards it would only be the speed of writes. */
    synchronized void report() {
        try {
            long reached = position.getAsLong();
            latestHead = Math.max(reached, head());
            if (!caughtUp) {
                eventsPerSecond = reached * 1_000_000_000 / Math.max(1, System.nanoTime() - start);
                caughtUp = reached == latestHead;
            }
            cancelled |= listener.progress(Progress.of(reached, latestHead, eventsPerSecond));
        } catch (RuntimeException unavailable) {
            log.warn("The progress of an audit job could not be reported", unavailable);
        }
    }

    /** Falls back to the last known head, so that heartbeats go on while the store is unavailable. */
    private long head() {
        try {
            return head.getAsLong();
        } catch (RuntimeException unavailable) {
            log.debug("The head of the store cannot be read", unavailable);
            return latestHead;
        }
    }

    /** Lets a report finish: interrupted within a statement, it would break its database connection. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
