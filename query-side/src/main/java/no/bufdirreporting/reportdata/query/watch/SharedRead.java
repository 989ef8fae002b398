package no.bufdirreporting.reportdata.query.watch;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one thing for all who ask at the same time. At most one read is under way; those who ask meanwhile share the
 * next one, so that nobody gets an answer that is older than the question.
 */
final class SharedRead<T> {

    private final Supplier<T> read;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private @Nullable FutureTask<T> next;

    SharedRead(Supplier<T> read) {
        this.read = read;
    }

    T get() {
        var mine = join();
        oneAtATime.lock();
        try {
            begin(mine);
        } finally {
            oneAtATime.unlock();
        }
        return answerOf(mine);
    }

    private synchronized FutureTask<T> join() {
        var joined = next;
        if (joined == null) {
            joined = new FutureTask<>(read::get);
            next = joined;
        }
        return joined;
    }

    /** Has no effect if another of those who share the read has done it. */
    private void begin(FutureTask<T> mine) {
        synchronized (this) {
            if (next == mine) {
                next = null;
            }
        }
        mine.run();
    }

    private T answerOf(FutureTask<T> done) {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopped);
        }
    }
}
