package no.bufdirreporting.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;

/** A number of clients that send the same kind of request, each on a connection of its own. */
public final class Load {

    private static final long HIGHEST_MICROS = 120_000_000;

    private final InetSocketAddress server;
    private final int clients;
    private final Supplier<Request> requests;
    private final ConcurrentHistogram latencies = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final AtomicLong failed = new AtomicLong();

    /** @param requests makes the next request; is called by all clients */
    public Load(InetSocketAddress server, int clients, Supplier<Request> requests) {
        this.server = server;
        this.clients = clients;
        this.requests = requests;
    }

    /** Each client sends the next request when the last one was answered: how many are answered per second? */
    public LoadResult saturate(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        return run(() -> System.nanoTime() < end ? System.nanoTime() : Long.MAX_VALUE);
    }

    /** Sends a number of requests as fast as they are answered. */
    public LoadResult send(long count) throws InterruptedException {
        var remaining = new AtomicLong(count);
        return run(() -> remaining.getAndDecrement() > 0 ? System.nanoTime() : Long.MAX_VALUE);
    }

    /**
     * Sends requests at fixed times, whether or not earlier ones were answered. A latency is counted from the time at
     * which its request was due, so a server that stands still for a second shows in all requests of that second.
     */
    public LoadResult pace(double perSecond, Duration time) throws InterruptedException {
        return pace(perSecond, elapsed -> elapsed >= time.toNanos());
    }

    /** The same, until something has ended. */
    public LoadResult paceUntil(double perSecond, BooleanSupplier ended) throws InterruptedException {
        return pace(perSecond, _ -> ended.getAsBoolean());
    }

    private LoadResult pace(double perSecond, LongPredicate ended) throws InterruptedException {
        long start = System.nanoTime();
        double interval = 1e9 / perSecond;
        var next = new AtomicLong();
        return run(() -> {
            long due = start + (long) (next.getAndIncrement() * interval);
            LockSupport.parkNanos(due - System.nanoTime());
            return ended.test(due - start) ? Long.MAX_VALUE : due;
        });
    }

    /** Waits until the next request is due. */
    private interface Schedule {

        /** The time from which the latency counts, or {@code Long.MAX_VALUE} when there is no further request. */
        long awaitNext();
    }

    private LoadResult run(Schedule schedule) throws InterruptedException {
        long start = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().start(() -> client(schedule)));
        }
        for (var thread : threads) {
            thread.join();
        }
        return new LoadResult((System.nanoTime() - start) / 1e9, latencies, failed.get());
    }

    private void client(Schedule schedule) {
        try (var connection = new Connection(server)) {
            for (long due = schedule.awaitNext(); due != Long.MAX_VALUE; due = schedule.awaitNext()) {
                if (connection.send(requests.get()).isSuccess()) {
                    latencies.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - due) / 1000));
                } else {
                    failed.incrementAndGet();
                }
            }
        } catch (IOException broken) {
            failed.incrementAndGet();
        }
    }
}
