package no.bufdirreporting.standalone.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Starts PostgreSQL again when it has ended by itself: it does so when its disk is full, and when its main process is
 * killed. The pauses between attempts grow from half a second to half a minute. While PostgreSQL is suspended, its
 * connections are broken off: those who wait for an answer would wait just as long.
 */
final class Supervisor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final ExponentialBackOff PAUSES = new ExponentialBackOff(500, 2);

    /** After that, an end has nothing to do with the one before. */
    private static final Duration STEADY = Duration.ofMinutes(2);

    private final PostgresServer server;
    private final Recovery recovery;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("postgres-supervisor").unstarted(this::watch);
    private BackOffExecution pauses = PAUSES.start();
    private long restartedAt = System.nanoTime();
    private volatile @Nullable Outage outage;
    private volatile boolean closed;

    /**
     * PostgreSQL does not run.
     *
     * @param suspended whether it exists, and only has to be continued
     * @param attempts the number of failed attempts to start it
     */
    record Outage(Instant since, boolean suspended, int attempts) {}

    /** What has to be done before PostgreSQL is used again. */
    interface Recovery {

        void run() throws SQLException;
    }

    Supervisor(PostgresServer server, Recovery recovery) {
        this.server = server;
        this.recovery = recovery;
        thread.start();
    }

    /** Empty while PostgreSQL runs. */
    Optional<Outage> outage() {
        return Optional.ofNullable(outage);
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(INTERVAL);
                if (server.isSuspended()) {
                    awaitContinuation();
                }
                if (hasEnded()) {
                    recover();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitContinuation() throws InterruptedException {
        var since = Instant.now();
        outage = new Outage(since, true, 0);
        log.error("PostgreSQL is suspended; requests are refused until it is continued (kill -CONT)");
        while (server.isSuspended()) {
            BreakableSockets.breakOff(server.port());
            Thread.sleep(INTERVAL);
        }
        outage = null;
        log.info("PostgreSQL was suspended for {} s", seconds(since));
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    /** Looks twice: a file of the process that cannot be read for a moment must not count as an end. */
    private boolean hasEnded() throws InterruptedException {
        if (server.isRunning()) {
            return false;
        }
        Thread.sleep(INTERVAL);
        return !server.isRunning();
    }

    private void recover() throws InterruptedException {
        var since = Instant.now();
        outage = new Outage(since, false, 0);
        log.error("PostgreSQL has ended by itself and is started again; the end of {} says why", server.logFile());
        if (System.nanoTime() - restartedAt > STEADY.toNanos()) {
            pauses = PAUSES.start();
        }
        for (int attempts = 1; !startAfter(pauses.nextBackOff(), attempts); attempts++) {
            outage = new Outage(since, false, attempts);
        }
        restartedAt = System.nanoTime();
        outage = null;
        log.info("PostgreSQL runs again, {} s after its end was noticed", seconds(since));
    }

    private boolean startAfter(long milliseconds, int attempt) throws InterruptedException {
        Thread.sleep(milliseconds);
        try {
            if (!server.isRunning()) {
                server.startAgain();
            }
            recovery.run();
            return true;
        } catch (IOException | SQLException | RuntimeException failed) {
            log.warn(
                    "Attempt {} to start PostgreSQL failed and is followed by others: {}",
                    attempt,
                    failed.getMessage());
            return false;
        }
    }

    /** Ends the supervision, and an attempt under way. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
