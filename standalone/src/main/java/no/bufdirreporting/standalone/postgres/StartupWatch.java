package no.bufdirreporting.standalone.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a start from the side. Recovery after a crash may take minutes, and that is worth a line in the log; a
 * PostgreSQL that has died is worth no wait at all, so the starting thread is interrupted.
 */
final class StartupWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartupWatch.class);
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(5);
    private static final Duration DEAD = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Path cluster;
    private final Thread starter = Thread.currentThread();
    private final Thread watch = Thread.ofVirtual().unstarted(this::watch);
    private volatile boolean ended;
    private volatile boolean gaveUp;

    StartupWatch(Path cluster) {
        this.cluster = cluster;
    }

    /** To be called when PostgreSQL is about to be launched. */
    void launched() {
        watch.start();
    }

    private void watch() {
        long launched = System.nanoTime();
        long seen = launched;
        boolean said = false;
        while (!ended) {
            long now = System.nanoTime();
            seen = isRunning() ? now : seen;
            if (now - seen > DEAD.toNanos()) {
                gaveUp = true;
                starter.interrupt();
                return;
            }
            if (!said && now - launched > WORTH_A_LINE.toNanos()) {
                LOG.info("PostgreSQL is still starting; recovery after a crash can take some minutes");
                said = true;
            }
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean isRunning() {
        try {
            return Postmaster.runningOn(cluster).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    boolean gaveUp() {
        return gaveUp;
    }

    /** Leaves the interrupt flag as if this watch had never been. */
    @Override
    public void close() {
        ended = true;
        watch.interrupt();
        if (gaveUp) {
            Thread.interrupted();
        }
    }
}
