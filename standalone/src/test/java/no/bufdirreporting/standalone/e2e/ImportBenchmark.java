package no.bufdirreporting.standalone.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the rows a second of an import, of the same file again, and of single POSTs by one client and by 64: {@code
 * -Dtest=ImportBenchmark -Dimport.rows=20000}.
 */
class ImportBenchmark {

    private static final int ROWS = Integer.getInteger("import.rows", 20_000);
    private static final int POSTS = ROWS / 10;

    @TempDir
    Path directory;

    @Test
    void measure() throws Exception {
        try (var application = ApplicationProcess.startWithin("512m", directory)) {
            var api = application.api();
            String org = Given.organization(api);
            posts(application, org, 1, POSTS / 10);
            imported(application, Given.organization(api), "warm-up", Imports.HEADER + Imports.rows(0, ROWS / 4));

            String file = Imports.HEADER + Imports.rows(0, ROWS);
            String own = Given.organization(api);
            imported(application, own, "import", file);
            imported(application, own, "the same file again", file);
            posts(application, org, 1, POSTS);
            posts(application, org, 64, POSTS * 2);
        }
    }

    private static void imported(ApplicationProcess application, String org, String what, String file) {
        var api = application.api();
        var start = Instant.now();
        var ended = Imports.done(api, org, file);
        report(what, ROWS * (what.equals("warm-up") ? 1 : 4) / 4, start);
        System.out.println(ended.at("/result"));
    }

    private static void posts(ApplicationProcess application, String org, int clients, int count) throws Exception {
        var next = new AtomicInteger();
        var start = Instant.now();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int client = 0; client < clients; client++) {
                var api = application.api();
                running.add(executor.submit(() -> {
                    for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        Given.activity(api, org, "contact_id", "contact-" + n);
                    }
                }));
            }
            for (var each : running) {
                each.get();
            }
        }
        report("POST, " + clients + " clients", count, start);
    }

    private static void report(String what, int rows, Instant start) {
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        System.out.printf("%s: %s rows in %.1f s, %.0f/s%n", what, rows, seconds, rows / seconds);
    }
}
