package no.bufdirreporting.standalone.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Clients that read and write while something else runs. They write for another organization than the one they read, so
 * the responses to their reads must not change.
 */
final class BackgroundClients implements AutoCloseable {

    private static final String ACTIVITY = """
            {"org_id": "%s", "contact_id": "somebody", "chapter_id": "nowhere", "activity_type": "mentoring"}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String writtenTo;
    private final Map<String, String> expected = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger different = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private final List<Thread> clients;
    private volatile boolean stopping;

    /** @param reads paths whose responses do not change */
    BackgroundClients(String base, int count, String writtenTo, List<String> reads) throws Exception {
        this.base = base;
        this.writtenTo = writtenTo;
        for (String path : reads) {
            expected.put(
                    path, send(HttpRequest.newBuilder(URI.create(base + path))).body());
        }
        this.clients = IntStream.range(0, count)
                .mapToObj(i -> Thread.ofVirtual().start(() -> run(reads)))
                .toList();
    }

    private void run(List<String> reads) {
        for (int turn = 0; !stopping; turn++) {
            try {
                if (turn % 2 == 0) {
                    var answer = timed(HttpRequest.newBuilder(URI.create(base + "/api/v1/activities"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(ACTIVITY.formatted(writtenTo))));
                    failed.addAndGet(answer.statusCode() == 201 ? 0 : 1);
                } else {
                    String path = reads.get(turn / 2 % reads.size());
                    var answer = timed(HttpRequest.newBuilder(URI.create(base + path)));
                    failed.addAndGet(answer.statusCode() == 200 ? 0 : 1);
                    different.addAndGet(answer.body().equals(expected.get(path)) ? 0 : 1);
                }
                // A think time, which leaves CPU time to the measured work.
                Thread.sleep(20);
            } catch (IOException broken) {
                failed.incrementAndGet();
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private HttpResponse<String> timed(HttpRequest.Builder request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var answer = send(request);
        slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
        requests.incrementAndGet();
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(
                request.header("Authorization", "Bearer benchmark")
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Stops the clients and prints their results. */
    @Override
    public void close() {
        stopping = true;
        clients.forEach(BackgroundClients::await);
        System.out.printf(
                "%d clients meanwhile: %,d requests, %d failed, %d answered something else, slowest %d ms%n",
                clients.size(), requests.get(), failed.get(), different.get(), slowest.get() / 1_000_000);
        http.close();
    }

    private static void await(Thread client) {
        try {
            client.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
