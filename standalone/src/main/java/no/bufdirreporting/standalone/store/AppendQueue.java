package no.bufdirreporting.standalone.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/** The queue of appends, bounded so that overload becomes visible. */
final class AppendQueue {

    /** The maximum number of events per transaction; more would only delay the first callers. */
    private static final int MAX_GROUP_EVENTS = 1024;

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Append> waiting = new ArrayDeque<>();
    private int waitingEvents;
    private @Nullable StoreUnavailableException refusal;
    private boolean closed;

    AppendQueue(int capacity) {
        this.capacity = capacity;
    }

    /** @throws StoreUnavailableException if the queue is full or refuses appends; then nothing was added */
    void add(Append append) {
        lock.lock();
        try {
            if (refusal != null) {
                throw StoreUnavailableException.down(refusal.getCause());
            }
            // An append larger than the capacity is accepted when the queue is empty.
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

    /** Waits for the next group of appends; empty once the queue is {@link #close closed} and empty. */
    List<Append> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<Append> group = new ArrayList<>();
            int events = 0;
            while (!waiting.isEmpty() && events < MAX_GROUP_EVENTS) {
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

    /** Refuses further appends and fails the queued ones, none of which was sent to the database. */
    void refuse(@Nullable Throwable cause) {
        lock.lock();
        try {
            refusal = StoreUnavailableException.down(cause);
            waiting.forEach(append -> append.failed(StoreUnavailableException.down(cause)));
            waiting.clear();
            waitingEvents = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Accepts appends again, unless closed. */
    void accept() {
        lock.lock();
        try {
            refusal = closed ? refusal : null;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further appends; queued ones can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            refusal = StoreUnavailableException.down(null);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean refuses() {
        lock.lock();
        try {
            return refusal != null;
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
