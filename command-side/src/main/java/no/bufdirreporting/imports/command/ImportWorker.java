package no.bufdirreporting.imports.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.platform.axon.Unavailability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for imports that have a file but no process, new ones and interrupted ones, and runs them. */
@Component
class ImportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final ImportRunner runner;
    private final ImportDirectory directory;
    private final Duration lookEvery;
    private final Duration keepRejected;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Semaphore free;

    /** Not even tried to be locked again: on Linux, closing a second channel would release the lock of the first. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    private volatile boolean stopping = true;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ImportWorker(
            ImportRunner runner,
            ImportDirectory directory,
            @Value("${bufdir.imports.resume-every:2s}") Duration lookEvery,
            @Value("${bufdir.imports.at-once:2}") int atOnce,
            @Value("${bufdir.imports.keep-rejected:30d}") Duration keepRejected) {
        this.runner = runner;
        this.directory = directory;
        this.lookEvery = lookEvery;
        this.keepRejected = keepRejected;
        this.free = new Semaphore(atOnce);
    }

    /** A file has come: look at once. */
    void wake() {
        wakeUp.release();
    }

    @Override
    public void start() {
        stopping = false;
        threads = Executors.newVirtualThreadPerTaskExecutor();
        threads.execute(this::lookAgainAndAgain);
    }

    private void lookAgainAndAgain() {
        while (!stopping) {
            try {
                directory.clean(keepRejected);
                directory.waiting().forEach(this::begin);
            } catch (RuntimeException failed) {
                log.warn("The directory of imports cannot be read: {}", failed.toString());
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (wakeUp.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUp.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins an import, unless it is under way or too many are. */
    private void begin(String importId) {
        if (underWay.contains(importId) || !free.tryAcquire()) {
            return;
        }
        underWay.add(importId);
        threads.execute(() -> {
            try {
                run(importId);
            } finally {
                underWay.remove(importId);
                free.release();
            }
        });
    }

    private void run(String importId) {
        try {
            var lock = directory.lock(importId);
            if (lock.isPresent()) {
                try (var _ = lock.get()) {
                    runner.run(importId, () -> stopping);
                }
                directory.forgetLock(importId);
            }
        } catch (InterruptedImportException stopped) {
            log.info("Import {} goes on after the next start", importId);
        } catch (IOException | RuntimeException failed) {
            if (Unavailability.causes(failed)) {
                log.info(
                        "Import {} waits until the stores and the other side are available: {}",
                        importId,
                        failed.toString());
            } else if (!stopping) {
                log.warn("Import {} is tried again", importId, failed);
            }
        }
    }

    @Override
    public void stop() {
        stopping = true;
        wake();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }

    /** Stops first, while commands are still taken. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
