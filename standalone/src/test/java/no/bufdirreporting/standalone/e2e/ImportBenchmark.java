package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the rows a second of an import, of the same file again, of single POSTs by one client and by 64, and of a {@code
 * COPY} of the same rows into one table, in one run: {@code -Dtest=ImportBenchmark -Dimport.rows=20000}. With {@code
 * -Dimport.store=1000000} it imports as many rows more, and measures an import again.
 */
@Timeout(14_400)
class ImportBenchmark {

    private static final int ROWS = Integer.getInteger("import.rows", 20_000);
    private static final int STORE = Integer.getInteger("import.store", 0);
    private static final int POSTS = Math.max(ROWS / 20, 500);

    @TempDir
    Path directory;

    @Test
    void measure() throws Exception {
        try (var application = ApplicationProcess.startMeasured(directory)) {
            String warm = organization(application);
            posts(application, warm, 1, POSTS);
            imported(application, warm, 0, ROWS);
            CopiedRows.copy(application.jdbcUrl(), Imports.HEADER + Imports.rows(0, ROWS));

            String own = organization(application);
            double posts = report("POST, 1 client", POSTS, posts(application, own, 1, POSTS));
            report("POST, 64 clients", POSTS * 4, posts(application, own, 64, POSTS * 4));
            double rows = report("import", ROWS, imported(application, own, 0, ROWS));
            report("the same file again", ROWS, imported(application, own, 0, ROWS));
            String file = Imports.HEADER + Imports.rows(0, ROWS);
            double copied = report("COPY", ROWS, CopiedRows.copy(application.jdbcUrl(), file));
            System.out.printf("import / POST of 1 client: %.1f; import / COPY: %.3f%n", rows / posts, rows / copied);

            for (int from = ROWS; from < STORE; from += ROWS * 5) {
                imported(application, own, from, from + ROWS * 5);
            }
            if (STORE > 0) {
                double later = report("import into " + STORE, ROWS, imported(application, own, STORE, STORE + ROWS));
                System.out.printf("import into a large store / into a small one: %.2f%n", later / rows);
            }
        }
    }

    /** One with the chapters that the rows name, as most have. */
    private static String organization(ApplicationProcess application) {
        var api = application.api();
        String org = Given.organization(api);
        for (int n = 0; n < 7; n++) {
            api.put("/api/v1/chapters/lag-%s-%s".formatted(n, org), object("name", "lag-" + n, "org_id", org))
                    .expect(201);
        }
        return org;
    }

    private static Duration imported(ApplicationProcess application, String org, int from, int to) {
        var start = Instant.now();
        var api = application.api();
        String location = ImportedKind.ACTIVITIES.start(api, org, Imports.rows(from, to));
        // Seldom: requests would take from the import what it is to be measured with.
        var ended = await().atMost(Duration.ofHours(2))
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> api.get(location).expect(200),
                        it -> !it.text("status").equals("running"));
        System.out.println(ended.at("/result"));
        return Duration.between(start, Instant.now());
    }

    private static Duration posts(ApplicationProcess application, String org, int clients, int count) throws Exception {
        var next = new AtomicInteger();
        var start = Instant.now();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int client = 0; client < clients; client++) {
                var api = application.api();
                running.add(executor.submit(() -> {
                    for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        String chapter = "lag-%s-%s".formatted(n % 7, org);
                        Given.activity(api, org, "contact_id", "contact-" + n % 500, "chapter_id", chapter);
                    }
                }));
            }
            for (var each : running) {
                each.get();
            }
        }
        return Duration.between(start, Instant.now());
    }

    /** Returns the rows a second. */
    private static double report(String what, int rows, Duration time) {
        double seconds = time.toMillis() / 1000.0;
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.printf(
                "%s: %s rows in %.1f s, %.0f/s, load average %.1f%n", what, rows, seconds, rows / seconds, load);
        return rows / seconds;
    }
}
