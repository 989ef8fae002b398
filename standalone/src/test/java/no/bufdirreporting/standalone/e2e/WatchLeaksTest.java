package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watchers leave no threads, connections or objects behind, however they disconnect. */
@StandaloneOnly
class WatchLeaksTest {

    private static final int VISITORS = 8;
    private static final int VISITS_OF_EACH = 500;
    private static final List<String> PERIODS = List.of("2024", "2024-q4", "rp-2024-11");

    private static final List<String> OF_A_WATCHER = List.of(
            "no.bufdirreporting.platform.http.stream.EventStream",
            "no.bufdirreporting.reportdata.query.watch.ReportChannel",
            "no.bufdirreporting.reportdata.query.watch.ReportSource",
            "no.bufdirreporting.reportdata.query.watch.ReportFeed",
            "no.bufdirreporting.reportdata.query.watch.PositionSubscription",
            "org.axonframework.queryhandling.DefaultSubscriptionQueryResult",
            "org.axonframework.queryhandling.GenericSubscriptionQueryMessage",
            "org.axonframework.queryhandling.SinksManyWrapper");

    @Test
    void disconnectedWatchersLeaveNothingBehind(@TempDir Path directory) throws Exception {
        try (var process = ApplicationProcess.start(directory, "--bufdir.watch.heartbeat=200ms", Auditor.setting())) {
            var api = process.api();
            var jvm = new Diagnosis(process.handle());
            var organizations =
                    Stream.generate(() -> Given.organization(api)).limit(4).toList();
            organizations.forEach(org -> PERIODS.forEach(period -> Reports.aggregated(api, org, period)));
            try (var watcher = Watching.at(process.baseUrl(), Reports.watch(organizations.getFirst(), "2024"))) {
                watcher.next("snapshot");
                assertThat(ofWatchers(jvm)).hasSameSizeAs(OF_A_WATCHER);
                assertThat(jvm.threads()).containsKeys("report-channel", "tomcat-handler-");
            }
            visit(process.baseUrl(), organizations, 50);
            awaitNoWatchers(api);
            var threads = jvm.threads();

            visit(process.baseUrl(), organizations, VISITS_OF_EACH);

            awaitNoWatchers(api);
            assertThat(ofWatchers(jvm)).isEmpty();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(lasting(jvm.threads()))
                            .allSatisfy((name, count) -> assertThat(threads.getOrDefault(name, 0))
                                    .as(name)
                                    .isGreaterThanOrEqualTo(count)));
            assertThat(jvm.threads()).doesNotContainKeys("report-channel", "tomcat-handler-");
            assertThat(process.output()).doesNotContain(" ERROR ", "Exception");
        }
    }

    private static Map<String, Integer> ofWatchers(Diagnosis jvm) {
        var instances = jvm.instances();
        instances.keySet().retainAll(OF_A_WATCHER);
        return instances;
    }

    /** Leaves out threads of the JDK's pools and of the connection pool, which come and go. */
    private static Map<String, Integer> lasting(Map<String, Integer> threads) {
        var lasting = new TreeMap<>(threads);
        lasting.keySet()
                .removeIf(it -> it.startsWith("ForkJoinPool")
                        || it.startsWith("tomcat-handler-")
                        || it.endsWith(":connection-adder")
                        || it.endsWith(":connection-closer"));
        return lasting;
    }

    private static void awaitNoWatchers(Api api) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(api.get("/actuator/health", Auditor.token())
                                .expect(200)
                                .at("/components/watching/details")
                                .toString())
                        .isEqualTo("{\"watchers\":0,\"channels\":0}"));
    }

    private static void visit(String baseUrl, List<String> organizations, int times) throws Exception {
        var visitors = new ArrayList<Callable<@Nullable Void>>();
        for (int n = 0; n < VISITORS; n++) {
            String org = organizations.get(n % organizations.size());
            visitors.add(() -> {
                var api = new Api(baseUrl);
                for (int visit = 0; visit < times; visit++) {
                    String period = PERIODS.get(visit % PERIODS.size());
                    visit(baseUrl, Reports.watch(org, period), visit % 10);
                    if (visit % 50 == 0) {
                        Given.activity(api, org);
                    }
                }
                return null;
            });
        }
        try (var executor = Executors.newFixedThreadPool(VISITORS)) {
            for (var done : executor.invokeAll(visitors)) {
                done.get();
            }
        }
    }

    private static void visit(String baseUrl, String path, int manner) throws IOException {
        try (var visitor = WatchSocket.connect(baseUrl)) {
            switch (manner) {
                case 0 -> {}
                case 1 -> visitor.send("GET " + path + " HTTP/1.1\r\nHost: loc");
                case 2 -> visitor.request("HEAD", path);
                case 3 -> visitor.request("GET", path + "&unknown=parameter");
                case 4 -> visitor.request("GET", path);
                case 5 -> visitor.request("GET", path, "Last-Event-ID", "1");
                case 6 -> readUntil(":", visitor, path);
                default -> readUntil("data:", visitor, path);
            }
            if (ThreadLocalRandom.current().nextBoolean()) {
                visitor.abort();
            }
        }
    }

    private static void readUntil(String beginning, WatchSocket visitor, String path) throws IOException {
        visitor.request("GET", path);
        assertThat(visitor.status()).startsWith("HTTP/1.1 200");
        String line = visitor.line();
        while (line != null && !line.startsWith(beginning)) {
            line = visitor.line();
        }
        assertThat(line).isNotNull();
    }
}
