package no.bufdirreporting.standalone.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command undo what it has begun when the process is told to end, by Ctrl-C for instance: its thread is interrupted,
 * and the process ends once it is through.
 */
final class Interruption {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Object LOCK = new Object();
    private static @Nullable Thread working;
    private static boolean stopping;

    private Interruption() {}

    /** Runs a command; if the process ends meanwhile, it does not before the command has returned. */
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
            returned.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** From here on this thread may be interrupted. Not before: a database that is starting could not be stopped. */
    static void allow() {
        synchronized (LOCK) {
            if (stopping) {
                throw new CannotRunException("Interrupted.");
            }
            working = Thread.currentThread();
        }
    }

    /** From here on it may not, and what an interrupt was for has happened. */
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
