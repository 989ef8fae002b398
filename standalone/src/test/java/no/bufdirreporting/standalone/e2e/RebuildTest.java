package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifications and rebuilds of a running system, over HTTP. */
@StandaloneOnly
class RebuildTest {

    private static final int CLIENTS = 8;

    @TempDir
    Path directory;

    private final Queue<String> odd = new ConcurrentLinkedQueue<>();
    private final AtomicLong slowest = new AtomicLong();

    @Test
    void aRebuildInterruptsNoReaderWriterOrWatcher() throws Exception {
        try (var application = ApplicationProcess.start(directory, Jobs.ARGUMENT)) {
            var api = application.api();
            String org = Given.organization(api);
            for (int n = 0; n < 200; n++) {
                Given.activity(api, org, "contact_id", "contact-" + n % 30, "hours", n % 5);
            }
            String aggregation = Given.completedAggregation(api, org, "2024").text("id");
            var figures = api.get(AGGREGATIONS + "/" + aggregation + "/metrics").expect(200);
            var stop = new AtomicBoolean();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                    var watching = Watching.at(
                            application.baseUrl(),
                            "/api/v1/aggregated-report-data/watch?organization_id=" + org + "&period_id=2024",
                            Jobs.AUDITOR)) {
                watching.next("snapshot");
                var clients = new ArrayList<Future<?>>();
                for (int n = 0; n < CLIENTS; n++) {
                    var client = application.api();
                    String contact = "client-" + n;
                    clients.add(threads.submit(() -> readAndWrite(client, org, contact, stop)));
                }
                for (int n = 0; n < 3; n++) {
                    var rebuilt = Jobs.completed(api, "rebuilds");
                    assertThat(rebuilt.at("/result/difference_count").longValue())
                            .as(rebuilt.body())
                            .isZero();
                    assertThat(rebuilt.at("/result/figures_recomputed").longValue())
                            .isPositive();
                }
                stop.set(true);
                for (var client : clients) {
                    client.get();
                }
                assertThat(odd).isEmpty();
                assertThat(watching.end()).as("the watcher was cut off").isNotDone();
                Reports.aggregated(api, org, "2024");
                assertThat(watching.next("data_updated")
                                .data()
                                .at("/organization_id")
                                .stringValue())
                        .isEqualTo(org);
            }
            System.out.printf("The slowest request during rebuilds took %d ms%n", slowest.get() / 1_000_000);
            assertThat(api.get(AGGREGATIONS + "/" + aggregation + "/metrics").body())
                    .isEqualTo(figures.body());
            var verified = Jobs.completed(api, "verifications");
            assertThat(verified.at("/result/difference_count").longValue()).isZero();
            assertThat(schemas(application)).containsExactly("read_model");
            application.stop();
        }
        try (var restarted = ApplicationProcess.start(directory, Jobs.ARGUMENT)) {
            assertThat(Jobs.completed(restarted.api(), "verifications")
                            .at("/result/difference_count")
                            .longValue())
                    .isZero();
        }
    }

    /** Writes and reads until stopped: each write is visible once answered, and the total never decreases. */
    private void readAndWrite(Api api, String org, String contact, AtomicBoolean stop) {
        long total = 0;
        while (!stop.get()) {
            var written = timed(() -> api.post(ACTIVITIES, Given.newActivity(org, "contact_id", contact)));
            if (written.status() != 201) {
                odd.add("write: " + written.status() + " " + written.body());
                continue;
            }
            var read = timed(() -> api.get(ACTIVITIES + "/" + written.text("activity_id")));
            var list = timed(() -> api.get(ACTIVITIES + "?limit=1&org_id=" + org));
            if (read.status() != 200 || list.status() != 200) {
                odd.add("read: " + read.status() + " " + read.body() + ", list: " + list.status());
                continue;
            }
            if (list.total() < total + 1) {
                odd.add("a total of %d after %d and a write".formatted(list.total(), total));
            }
            total = list.total();
        }
    }

    private Answer timed(Supplier<Answer> request) {
        long start = System.nanoTime();
        var answer = request.get();
        slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
        return answer;
    }

    @Test
    void figuresChangedInTheStoreAreFound() throws Exception {
        try (var application = ApplicationProcess.start(directory, Jobs.ARGUMENT)) {
            var api = application.api();
            String org = Given.organization(api);
            Given.activity(api, org, "participant_count", 7);
            String aggregation = Given.completedAggregation(api, org, "2024").text("id");
            execute(application, """
                    update events.domain_event_entry set payload =
                        convert_to(replace(convert_from(payload, 'UTF8'), '"participants":7', '"participants":8'), 'UTF8')
                    where aggregate_identifier = '%s' and payload_type = 'AggregationCompleted'""".formatted(aggregation));

            var verified = Jobs.completed(api, "verifications");

            var differences = verified.at("/result/differences").valueStream().toList();
            var figures = differences.stream()
                    .filter(it -> it.at("/kind").stringValue().equals("figures"))
                    .toList();
            assertThat(figures).hasSize(1);
            assertThat(figures.getFirst().at("/aggregate_id").stringValue()).isEqualTo(aggregation);
            assertThat(figures.getFirst().at("/run").intValue()).isEqualTo(1);
            assertThat(figures.getFirst()
                            .at("/fields")
                            .valueStream()
                            .map(it -> it.at("/field").stringValue()))
                    .contains("figures.participants");
            assertThat(differences)
                    .as("the row that still shows what was counted")
                    .anyMatch(it -> it.at("/table").stringValue("").equals("aggregation"));
        }
    }

    @Test
    void aJobInterruptedByACrashFailsAtTheRestartAndLeavesNoSchema() throws Exception {
        String path;
        try (var application = ApplicationProcess.start(directory, Jobs.ARGUMENT)) {
            var api = application.api();
            String org = Given.organization(api);
            for (int n = 0; n < 50; n++) {
                Given.activity(api, org);
            }
            path = Jobs.path(Jobs.start(api, "rebuilds"));
            await().until(() -> schemas(application).size() == 2);
            application.kill();
        }
        try (var application = ApplicationProcess.start(directory, Jobs.ARGUMENT)) {
            var job = application.api().get(path, Jobs.AUDITOR).expect(200);
            assertThat(job.text("status")).isEqualTo("failed");
            assertThat(job.text("failure_reason")).isEqualTo("It was interrupted by a restart.");
            assertThat(schemas(application)).containsExactly("read_model");
            Jobs.completed(application.api(), "rebuilds");
        }
    }

    private static List<String> schemas(ApplicationProcess application) throws Exception {
        try (var connection = DriverManager.getConnection(application.jdbcUrl());
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select nspname from pg_namespace where nspname like 'read_model%'")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static void execute(ApplicationProcess application, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(application.jdbcUrl());
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
