package no.bufdirreporting.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {

    private final AtomicInteger handled = new AtomicInteger();
    private HttpServer server;
    private volatile int status = 200;
    private volatile int pauseAt = -1;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            if (handled.incrementAndGet() == pauseAt) {
                pause();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Load load(int clients) {
        return new Load(server.getAddress(), clients, () -> Request.get("/"));
    }

    @Test
    void sendsAsManyRequestsAsItIsAskedTo() throws InterruptedException {
        var result = load(4).send(100);
        assertThat(result.latencies().getTotalCount()).isEqualTo(100);
        assertThat(handled).hasValue(100);
    }

    @Test
    void refusedRequestsAreCountedApart() throws InterruptedException {
        status = 503;
        var result = load(2).send(10);
        assertThat(result.failed()).isEqualTo(10);
        assertThat(result.latencies().getTotalCount()).isZero();
    }

    /** One client is stopped for half a second: the requests that were due meanwhile have waited, and show it. */
    @Test
    void latencyCountsFromTheTimeAtWhichARequestWasDue() throws InterruptedException {
        pauseAt = 20;
        var result = load(1).pace(100, Duration.ofSeconds(1));
        assertThat(result.latencies().getTotalCount()).isEqualTo(100);
        assertThat(result.latencies().getCountBetweenValues(100_000, 60_000_000))
                .isGreaterThan(30);
    }
}
