package no.bufdirreporting.reportdata.query.watch;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.platform.http.stream.EventStream;
import no.bufdirreporting.platform.http.stream.StreamEvent;
import no.bufdirreporting.platform.query.store.Outage;
import org.jspecify.annotations.Nullable;

/**
 * Brings the steps of one report to all who watch it. Its own thread reads them when the subscription says so, and now and
 * then in any case; if the subscription or a read fails, it subscribes anew and reads what it has missed. It is over when its last watcher leaves.
 */
final class ReportChannel implements Runnable {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ReportSource source;
    private final String periodId;
    private final Duration safetyInterval;
    private final Outage outage;
    private final Semaphore signals = new Semaphore(0);
    private final CompletableFuture<Long> opened = new CompletableFuture<>();
    private final Set<EventStream> streams = new HashSet<>();
    private long position;
    private boolean over;
    private Duration pause = SHORTEST_PAUSE;
    private volatile boolean closed;

    /** @param outage shared by all channels: what one cannot read, the others cannot either */
    ReportChannel(ReportSource source, String periodId, Duration safetyInterval, Outage outage) {
        this.outage = outage;
        this.source = source;
        this.periodId = periodId;
        this.safetyInterval = safetyInterval;
    }

    /**
     * From now on the stream is offered each step after a position. The future completes with that once the channel has
     * been opened, or fails as the opening does. Null if the channel is over.
     */
    synchronized @Nullable CompletableFuture<Long> add(EventStream stream) {
        if (over) {
            return null;
        }
        streams.add(stream);
        long now = position;
        return opened.thenApply(first -> Math.max(first, now));
    }

    /** True if nobody was left, so that the channel is over. */
    synchronized boolean remove(EventStream stream) {
        streams.remove(stream);
        if (streams.isEmpty()) {
            over = true;
            closed = true;
            signals.release();
        }
        return over;
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
            pause = SHORTEST_PAUSE;
            outage.worked();
            await(safetyInterval);
        }
    }

    private synchronized void open(long initial) {
        if (!opened.isDone()) {
            position = initial;
            opened.complete(initial);
        }
    }

    private void read() {
        long known = position;
        publish(source.after(known).orElseGet(() -> {
            // The whole state takes the place of steps that are forgotten; but not while a replay makes it an older
            // one.
            var snapshot = source.snapshot(periodId);
            return snapshot.id() > known ? List.of(snapshot) : List.of();
        }));
    }

    /** In one go, so that a stream which is added meanwhile gets all of it or has it in its first state. */
    private synchronized void publish(List<StreamEvent> events) {
        for (var event : events) {
            streams.forEach(stream -> stream.offer(event));
            position = event.id();
        }
    }

    private void rest() {
        long end = System.nanoTime() + pause.toNanos();
        while (!closed && System.nanoTime() < end) {
            await(Duration.ofNanos(end - System.nanoTime()));
        }
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** Until the next signal; all that have come by then count as one. */
    private void await(Duration longest) {
        try {
            if (signals.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                signals.drainPermits();
            }
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    /** Who is still there when the thread ends, for whatever reason, must connect to another channel. */
    private synchronized void finish() {
        over = true;
        streams.forEach(EventStream::end);
    }
}
