package no.bufdirreporting.standalone.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the start of PostgreSQL. Recovery after a crash may take minutes and is logged; if PostgreSQL has died, the
 * starting thread is interrupted instead of waiting.
 */
final class StartupWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StartupWatch.class);
    private static final Duration LOG_AFTER = Duration.ofSeconds(5);
    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Path cluster;
    private final Thread starter = Thread.currentThread();
    private final Thread watch = Thread.ofVirtual().unstarted(this::watch);
    private volatile boolean ended;
    private volatile boolean gaveUp;

    StartupWatch(Path cluster) {
        this.cluster = cluster;
    }

    /** Must be called when PostgreSQL is about to be launched. */
    void launched() {
        watch.start();
    }

    private void watch() {
        long launched = System.nanoTime();
        long lastSeen = launched;
        boolean logged = false;
        while (!ended) {
            long now = System.nanoTime();
            lastSeen = isRunning() ? now : lastSeen;
            if (now - lastSeen > GIVE_UP_AFTER.toNanos()) {
                gaveUp = true;
                starter.interrupt();
                return;
            }
            if (!logged && now - launched > LOG_AFTER.toNanos()) {
                log.info("PostgreSQL is still starting; recovery after a crash can take some minutes");
                logged = true;
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

    /** Clears the interrupt flag if this watch has set it. */
    @Override
    public void close() {
        ended = true;
        watch.interrupt();
        if (gaveUp) {
            Thread.interrupted();
        }
    }
}
