package no.bufdirreporting.standalone.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import no.bufdirreporting.standalone.StandaloneApplication;

/**
 * Measures how long after the completion of a run the last of many watchers of one report gets its event, in
 * milliseconds, compared with a single watcher. The server is a separate process with a heap of 512 MiB. Arguments: a
 * data directory, then increasing numbers of watchers (default 1 and 2000).
 */
class WatchBenchmark {

    private static final int PORT = 18_080;
    private static final int ROUNDS = 21;
    private static final String WATCH = "/api/v1/aggregated-report-data/watch?organization_id=org-1042&period_id=2024";
    private static final Pattern UPDATED_AT = Pattern.compile("\"updated_at\":\"([^\"]+)\"");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base = "http://localhost:" + PORT;
    private final Process server;

    private WatchBenchmark(Path data) throws IOException {
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandaloneApplication.class.getName(),
                        "--server.port=" + PORT,
                        "--bufdir.data-dir=" + data)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        var benchmark = new WatchBenchmark(Path.of(arguments[0]));
        try {
            benchmark.awaitReady();
            int[] sizes = arguments.length > 1
                    ? Arrays.stream(arguments)
                            .skip(1)
                            .mapToInt(Integer::parseInt)
                            .toArray()
                    : new int[] {1, 2_000};
            benchmark.aggregate();
            benchmark.measure(1, ROUNDS, false);
            System.out.printf(
                    "%10s %14s %14s %14s %14s%n", "watchers", "connected", "last, median", "last, worst", "heap");
            for (int size : sizes) {
                benchmark.measure(size, ROUNDS, true);
            }
        } finally {
            benchmark.server.destroy();
            benchmark.server.waitFor();
        }
        System.exit(0);
    }

    private void measure(int watchers, int rounds, boolean print) throws Exception {
        long start = System.nanoTime();
        try (var crowd = new Crowd(PORT, WATCH, watchers)) {
            crowd.awaitAll("event: snapshot");
            double connected = (System.nanoTime() - start) / 1e9;
            long[] lastHeard = new long[rounds];
            for (int round = 0; round < rounds; round++) {
                record();
                String event = crowd.awaitAll("event: data_updated");
                lastHeard[round] = millisSince(event);
            }
            Arrays.sort(lastHeard);
            if (print) {
                System.out.printf(
                        "%,10d %12.1f s %11d ms %11d ms %10d MiB%n",
                        watchers, connected, lastHeard[rounds / 2], lastHeard[rounds - 1], heap() / 1024);
            }
        }
    }

    private static long millisSince(String event) {
        var updatedAt = UPDATED_AT.matcher(event);
        if (!updatedAt.find()) {
            throw new IllegalStateException(event);
        }
        return Duration.between(Instant.parse(updatedAt.group(1)), Instant.now())
                .toMillis();
    }

    /** The used heap of the server in KiB after a garbage collection, while all watchers are connected. */
    private long heap() throws Exception {
        jcmd("GC.run");
        var used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("No heap");
        }
        return Long.parseLong(used.group(1));
    }

    private String jcmd(String command) throws Exception {
        var jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        command)
                .start();
        return new String(jcmd.getInputStream().readAllBytes());
    }

    private void awaitReady() throws Exception {
        while (true) {
            try {
                var ready = HttpRequest.newBuilder(URI.create(base + "/actuator/health/readiness"))
                        .build();
                if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // The server does not listen yet.
            }
            Thread.onSpinWait();
        }
    }

    private void aggregate() throws Exception {
        post("/aggregated-report-data", "{\"organization_id\":\"org-1042\",\"period_id\":\"2024\"}");
    }

    private void record() throws Exception {
        post(
                "/activities",
                "{\"contact_id\":\"c\",\"chapter_id\":\"none\",\"org_id\":\"org-1042\","
                        + "\"activity_type\":\"investigation_dismissed\",\"submitted_at\":\"2024-05-01T12:00:00Z\"}");
    }

    private void post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response + ": " + response.body());
        }
    }
}
