package no.bufdirreporting.benchmarks.measure;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import no.bufdirreporting.benchmarks.load.LoadResult;
import no.bufdirreporting.benchmarks.report.Table;
import no.bufdirreporting.benchmarks.server.Activities;
import no.bufdirreporting.benchmarks.server.Product;

/** Clients that read and write while the read model is rebuilt. */
public final class Companions {

    private static final int CLIENTS = 8;

    /** The requests per second of all clients together, which leaves CPU time to the rebuild. */
    private static final double PER_SECOND = 80;

    private Companions() {}

    /** Rebuilds beside the clients; none of their requests may fail. */
    public static Table besideRebuild(Product product) throws Exception {
        var ended = new AtomicBoolean();
        var result = new AtomicReference<LoadResult>();
        var clients = Thread.ofVirtual().start(() -> {
            try {
                result.set(product.load(
                                CLIENTS,
                                () -> ThreadLocalRandom.current().nextBoolean()
                                        ? product.recordReadably(Activities.OTHER_ORGANIZATION)
                                        : product.figures())
                        .paceUntil(PER_SECOND, ended::get));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
        long start = System.nanoTime();
        product.job("rebuilds");
        double seconds = (System.nanoTime() - start) / 1e9;
        ended.set(true);
        clients.join();
        var requests = result.get();
        return Table.ofNumbers(
                "A rebuild beside " + CLIENTS + " clients",
                List.of("", "seconds", "requests", "failed", "99 %, ms", "slowest, ms"),
                List.of("rebuild"),
                List.of(List.of(
                        seconds,
                        (double) requests.latencies().getTotalCount(),
                        (double) requests.failed(),
                        requests.latencies().getValueAtPercentile(99) / 1000.0,
                        requests.latencies().getMaxValue() / 1000.0)));
    }
}
