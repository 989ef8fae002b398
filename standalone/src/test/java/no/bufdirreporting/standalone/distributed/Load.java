package no.bufdirreporting.standalone.distributed;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import no.bufdirreporting.standalone.e2e.Answer;
import no.bufdirreporting.standalone.e2e.Api;
import no.bufdirreporting.standalone.e2e.Given;

/**
 * Clients that write, read their writes, and repeat requests answered with 503. They record all accepted writes and all
 * unexpected responses: those that are neither a success nor a 503 with Retry-After.
 */
final class Load implements AutoCloseable {

    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

    /** Limits the load of each client, so that a few do not saturate a small machine. */
    private static final Duration THINK_TIME = Duration.ofMillis(20);

    private final Cluster cluster;
    private final Map<String, Map<String, Integer>> hoursByOrganization = new ConcurrentHashMap<>();
    private final Map<String, Integer> unexpected = new ConcurrentHashMap<>();
    private final AtomicInteger successes = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger aborted = new AtomicInteger();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients = new ArrayList<>();
    private volatile boolean stopping;

    private Load(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Creates clients that each write to their own organization, and so to all segments. */
    static Load of(Cluster cluster, int clients) {
        var load = new Load(cluster);
        for (int n = 0; n < clients; n++) {
            String org = Given.organization(cluster.api());
            load.hoursByOrganization.put(org, new ConcurrentHashMap<>());
        }
        return load;
    }

    Load start() {
        organizations().forEach(org -> clients.add(threads.submit(() -> work(org))));
        return this;
    }

    private void work(String org) {
        var api = cluster.api();
        var known = hoursByOrganization.get(org);
        for (int n = 0; !stopping; n++) {
            String key = Given.unique("key");
            int hours = n % 10;
            var body = Given.newActivity(org, "contact_id", "contact-" + n % 7, "hours", hours);
            var created = answer(() -> api.post(Given.ACTIVITIES, body, "Idempotency-Key", key), 201, 202);
            String id = created.text("activity_id");
            if (known.put(id, hours) != null) {
                unexpected("Two keys led to the same activity");
            }
            String path = Given.ACTIVITIES + "/" + id;
            assertHours(api, path, hours, created);
            if (n % 3 == 0) {
                var changed = answer(() -> api.put(path, object("hours", hours + 10)), 200, 202);
                known.put(id, hours + 10);
                assertHours(api, path, hours + 10, changed);
            }
            pause(THINK_TIME);
        }
    }

    /** Checks the read immediately, unless the write was answered as stored but not visible yet. */
    private void assertHours(Api api, String path, int expected, Answer written) {
        if (written.status() == 202) {
            accepted.incrementAndGet();
            while (!hours(api, path).equals(OptionalLong.of(expected))) {
                pause(RETRY_PAUSE);
            }
        } else {
            var hours = hours(api, path);
            if (!hours.equals(OptionalLong.of(expected))) {
                unexpected("GET %s, %d were expected".formatted(hours, expected));
            }
        }
    }

    private OptionalLong hours(Api api, String path) {
        var read = answer(() -> api.get(path), 200, 404);
        return read.status() == 404 ? OptionalLong.empty() : OptionalLong.of(read.number("hours"));
    }

    private Answer answer(Supplier<Answer> request, Integer... expected) {
        while (true) {
            long start = System.nanoTime();
            try {
                var answer = request.get();
                if (List.of(expected).contains(answer.status())) {
                    successes.incrementAndGet();
                    return answer;
                }
                if (answer.status() == 503 && answer.has("Retry-After")) {
                    refusals.incrementAndGet();
                } else {
                    unexpected(answer.response().request().method() + " " + answer.status() + " "
                            + answer.at("/detail").asString("without a detail"));
                }
            } catch (UncheckedIOException broken) {
                if (broken.getCause() instanceof HttpTimeoutException) {
                    unexpected(broken.getCause().toString());
                } else {
                    aborted.incrementAndGet();
                }
            } finally {
                slowestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            }
            pause(RETRY_PAUSE);
        }
    }

    private void unexpected(String answer) {
        unexpected.merge(answer, 1, Integer::sum);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    /** Waits until every client has made progress. */
    void awaitProgress(Duration timeout) {
        var before = new TreeMap<String, Integer>();
        hoursByOrganization.forEach((org, hours) -> before.put(org, hours.size()));
        await().atMost(timeout)
                .until(() -> before.entrySet().stream()
                        .allMatch(it -> hoursByOrganization.get(it.getKey()).size() > it.getValue() + 1));
    }

    /** The number of responses with 503 so far. */
    int refusals() {
        return refusals.get();
    }

    /** The number of aborted responses, as when a side dies. */
    int aborted() {
        return aborted.get();
    }

    List<String> organizations() {
        return List.copyOf(hoursByOrganization.keySet());
    }

    /** Stops the clients after their current request. */
    void stop() throws Exception {
        stopping = true;
        for (var client : clients) {
            client.get();
        }
    }

    /** Asserts that all responses were expected, and that every query side shows exactly the accepted writes. */
    void assertNothingLost() {
        assertThat(unexpected)
                .as("responses that are neither a success nor a 503 with Retry-After")
                .isEmpty();
        for (var side : cluster.querySides()) {
            hoursByOrganization.forEach((org, hours) -> assertThat(activities(side.api(), org))
                    .as("the activities of %s on %s", org, side.name())
                    .isEqualTo(new TreeMap<>(hours)));
        }
    }

    private static Map<String, Integer> activities(Api api, String org) {
        var activities = new TreeMap<String, Integer>();
        long total = 1;
        for (int page = 1; activities.size() < total; page++) {
            var answer = api.get(Given.ACTIVITIES + "?limit=500&page=" + page + "&org_id=" + org)
                    .expect(200);
            total = answer.total();
            var entries = answer.json().required("data");
            assertThat(entries).isNotEmpty();
            entries.forEach(it -> assertThat(activities.put(
                            it.required("activity_id").stringValue(),
                            it.required("hours").intValue()))
                    .as("an activity listed twice")
                    .isNull());
        }
        return activities;
    }

    @Override
    public String toString() {
        return "%d successes (%d of them stored, but not visible yet), %d answers with 503, %d cut off, slowest %d ms"
                .formatted(
                        successes.get(), accepted.get(), refusals.get(), aborted.get(), slowestNanos.get() / 1_000_000);
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdownNow();
    }
}
