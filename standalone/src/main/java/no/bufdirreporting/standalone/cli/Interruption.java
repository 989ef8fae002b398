package no.bufdirreporting.standalone.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command clean up when the process is told to end, for example by Ctrl-C: its thread is interrupted, and the
 * process waits for it.
 */
final class Interruption {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final Object LOCK = new Object();
    private static @Nullable Thread working;
    private static boolean stopping;

    private Interruption() {}

    /** Runs a command. A shutdown of the process waits until the command has returned. */
    static int guarded(IntSupplier command) {
        var returned = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(returned), "interruption"));
        try {
            return command.getAsInt();
        } finally {
            returned.countDown();
        }
    }

    private static void stop(CountDownLatch returned) {
        synchronized (LOCK) {
            stopping = true;
            if (working != null) {
                working.interrupt();
            }
        }
        try {
            returned.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on this thread may be interrupted; not earlier, as a starting database could not be stopped. */
    static void allow() {
        synchronized (LOCK) {
            if (stopping) {
                throw new CannotRunException("Interrupted.");
            }
            working = Thread.currentThread();
        }
    }

    /** From now on this thread may not be interrupted; clears its interrupt flag. */
    static void forbid() {
        synchronized (LOCK) {
            working = null;
            Thread.interrupted();
        }
    }

    /** @throws CannotRunException if this thread was interrupted */
    static void requireNone() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CannotRunException("Interrupted.");
        }
    }
}
