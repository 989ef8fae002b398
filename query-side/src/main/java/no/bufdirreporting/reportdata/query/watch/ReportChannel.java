package no.bufdirreporting.reportdata.query.watch;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.platform.http.stream.EventStream;
import no.bufdirreporting.platform.http.stream.StreamEvent;
import no.bufdirreporting.platform.query.store.Outage;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataState;
import org.jspecify.annotations.Nullable;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Offers the steps of one report to the streams of all its watchers. A thread of its own reads new steps when the
 * subscription signals them, and at least once per safety interval. If the subscription or a read fails, it subscribes
 * again and reads the steps it missed. The channel is over when its last watcher leaves.
 */
final class ReportChannel implements Runnable {

    private static final ExponentialBackOff PAUSES = new ExponentialBackOff(100, 2);

    static {
        PAUSES.setMaxInterval(5_000);
    }

    private static final int RECENT_BYTES = 64 * 1024;

    private final ReportSource source;
    private final SharedRead<ReportDataState> state;
    private final String periodId;
    private final Duration safetyInterval;
    private final Outage outage;
    private final Semaphore signals = new Semaphore(0);
    private final CompletableFuture<Long> opened = new CompletableFuture<>();
    private final Set<EventStream> streams = new HashSet<>();
    private RecentSteps recent = new RecentSteps(0, 0);
    private long position;
    private boolean over;
    private BackOffExecution pauses = PAUSES.start();
    private volatile boolean closed;

    /** @param outage shared by all channels, as they fail for the same reasons */
    ReportChannel(ReportSource source, String periodId, Duration safetyInterval, Outage outage) {
        this.outage = outage;
        this.source = source;
        this.state = new SharedRead<>(source::state);
        this.periodId = periodId;
        this.safetyInterval = safetyInterval;
    }

    /**
     * Adds a stream. The future completes with the position after which the stream is offered every step, once the
     * channel is open; it fails if opening fails. Null if the channel is over.
     */
    synchronized @Nullable CompletableFuture<Long> add(EventStream stream) {
        if (over) {
            return null;
        }
        streams.add(stream);
        long now = position;
        return opened.thenApply(first -> Math.max(first, now));
    }

    /** Removes a stream; true if it was the last one, so that the channel is over. */
    synchronized boolean remove(EventStream stream) {
        streams.remove(stream);
        if (streams.isEmpty()) {
            over = true;
            closed = true;
            signals.release();
        }
        return over;
    }

    /** The state of the report, read after the call; one read serves all who ask at the same time. */
    StreamEvent state(String shownPeriodId) {
        return source.event(state.get(), shownPeriodId);
    }

    /** The steps after that of a position, oldest first; empty if it is unknown or its steps are no longer kept. */
    Optional<List<StreamEvent>> after(long step) {
        return Optional.ofNullable(recentAfter(step)).or(() -> source.after(step));
    }

    private synchronized @Nullable List<StreamEvent> recentAfter(long step) {
        return recent.after(step);
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                attempt();
                rest();
            }
        } finally {
            finish();
        }
    }

    private void attempt() {
        try (var subscription = source.subscribe(signals::release)) {
            follow(subscription);
        } catch (RuntimeException failure) {
            if (opened.completeExceptionally(failure)) {
                closed = true;
            } else {
                outage.failed(failure);
            }
        }
    }

    private void follow(PositionSubscription subscription) {
        long initial = source.initialPosition(subscription);
        open(initial);
        while (!closed && !subscription.isLost()) {
            read();
            pauses = PAUSES.start();
            outage.worked();
            await(safetyInterval);
        }
    }

    private synchronized void open(long initial) {
        if (!opened.isDone()) {
            position = initial;
            recent = new RecentSteps(initial, RECENT_BYTES);
            opened.complete(initial);
        }
    }

    private void read() {
        long known = position;
        source.after(known).ifPresentOrElse(this::publish, () -> publishState(known));
    }

    /** The steps are no longer kept, so the whole state is sent instead; not during a replay, when it is older. */
    private void publishState(long known) {
        var snapshot = state(periodId);
        if (snapshot.id() > known) {
            publish(List.of(snapshot));
            forgetStepsBefore(snapshot.id());
        }
    }

    private synchronized void forgetStepsBefore(long state) {
        recent = new RecentSteps(state, RECENT_BYTES);
    }

    /** Synchronized, so that a stream added concurrently gets all of these events or starts after them. */
    private synchronized void publish(List<StreamEvent> events) {
        for (var event : events) {
            streams.forEach(stream -> stream.offer(event));
            recent.add(event);
            position = event.id();
        }
    }

    private void rest() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauses.nextBackOff());
        while (!closed && System.nanoTime() < end) {
            await(Duration.ofNanos(end - System.nanoTime()));
        }
    }

    /** Waits for a signal; pending signals are merged into one. */
    private void await(Duration longest) {
        try {
            if (signals.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                signals.drainPermits();
            }
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    /** Ends the remaining streams when the thread ends for any reason; their clients reconnect to another channel. */
    private synchronized void finish() {
        over = true;
        streams.forEach(EventStream::end);
    }
}
