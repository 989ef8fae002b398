package no.bufdirreporting.standalone.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/** What waits to be stored: in order, and bounded, since a queue that only grows is an outage that nobody sees. */
final class AppendQueue {

    /** Events in one transaction; more would only make the first callers wait longer. */
    private static final int GROUP = 1024;

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Append> waiting = new ArrayDeque<>();
    private int waitingEvents;
    private @Nullable StoreUnavailableException refusing;
    private boolean closed;

    AppendQueue(int capacity) {
        this.capacity = capacity;
    }

    /** @throws StoreUnavailableException if the queue is full or refuses; then nothing was added */
    void add(Append append) {
        lock.lock();
        try {
            if (refusing != null) {
                throw StoreUnavailableException.down(refusing.getCause());
            }
            // One that exceeds the bound all by itself has to get its chance at some time.
            if (!waiting.isEmpty() && waitingEvents + append.rows().size() > capacity) {
                throw StoreUnavailableException.overloaded();
            }
            waiting.add(append);
            waitingEvents += append.rows().size();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next appends to be stored together; none once {@link #close closed} and empty. */
    List<Append> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<Append> group = new ArrayList<>();
            int events = 0;
            while (!waiting.isEmpty() && events < GROUP) {
                Append next = waiting.remove();
                group.add(next);
                events += next.rows().size();
            }
            waitingEvents -= events;
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further appends and fails those that wait: none of them has been sent to the database. */
    void refuse(@Nullable Throwable cause) {
        lock.lock();
        try {
            refusing = StoreUnavailableException.down(cause);
            waiting.forEach(append -> append.failed(StoreUnavailableException.down(cause)));
            waiting.clear();
            waitingEvents = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Takes appends again, unless closed. */
    void accept() {
        lock.lock();
        try {
            refusing = closed ? refusing : null;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further appends; those that wait are still to be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            refusing = StoreUnavailableException.down(null);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean refuses() {
        lock.lock();
        try {
            return refusing != null;
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
