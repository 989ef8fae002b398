package no.bufdirreporting.standalone.benchmark;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import no.bufdirreporting.activity.ActivityCommand.RecordActivity;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.standalone.StandaloneApplication;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures requests with few and with many stored activities in one run: medians over HTTP, side by side. Arguments: a
 * data directory, then increasing numbers of activities (default 10000 and 1000000).
 */
class GrowthBenchmark {

    private static final int REPETITIONS = 101;
    private static final String[] CHAPTERS = {
        "chapter-oslo", "lc-oslo-nord", "chapter-bergen", "lc-bergen", "chapter-stavanger", "unregistered"
    };
    private static final String[] TYPES = {
        "youth_club", "senior_cafe", "mentoring", "family_guidance", "volunteer_hours", "accessible_sports"
    };

    private final ConfigurableApplicationContext application;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final SplittableRandom random = new SplittableRandom(42);

    private GrowthBenchmark(Path data) {
        application =
                SpringApplication.run(StandaloneApplication.class, "--server.port=0", "--bufdir.data-dir=" + data);
        base = "http://localhost:" + application.getEnvironment().getProperty("local.server.port") + "/api/v1";
        awaitReady();
    }

    private void awaitReady() {
        var ready = request("/activities?limit=1").GET().build();
        while (http.sendAsync(ready, BodyHandlers.discarding()).join().statusCode() != 200) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var benchmark = new GrowthBenchmark(Path.of(arguments[0]));
        int[] sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {10_000, 1_000_000};
        var table = new LinkedHashMap<String, double[]>();
        int stored = 0;
        for (int column = 0; column < sizes.length; column++) {
            benchmark.record(sizes[column] - stored, stored);
            stored = sizes[column];
            for (var measured : benchmark.measure(stored).entrySet()) {
                table.computeIfAbsent(measured.getKey(), name -> new double[sizes.length])[column] =
                        measured.getValue();
            }
        }
        print(sizes, table);
        benchmark.application.close();
        System.exit(0);
    }

    /** Records activities of one year. The number of contacts grows with them, one per twenty activities. */
    private void record(int count, int already) throws Exception {
        var commands = application.getBean(CommandGateway.class);
        var inFlight = new Semaphore(256);
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                var command = new RecordActivity(Ids.next("act-"), null, facts((already + count) / 20), false);
                inFlight.acquire();
                threads.execute(() -> {
                    try {
                        commands.sendAndWait(command);
                    } finally {
                        inFlight.release();
                    }
                });
            }
        }
        double stored = seconds(start);
        awaitTotal(already + count);
        System.out.printf(
                "%,d activities recorded in %.1f s (%,.0f/s), projected after %.1f s (%,.0f/s)%n",
                count, stored, count / stored, seconds(start), count / seconds(start));
    }

    private ActivityFacts facts(int contacts) {
        return new ActivityFacts(
                "contact-" + random.nextInt(contacts),
                CHAPTERS[random.nextInt(CHAPTERS.length)],
                TYPES[random.nextInt(TYPES.length)],
                Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400)),
                BigDecimal.valueOf(random.nextInt(80), 1),
                random.nextInt(1, 30),
                random.nextInt(10) == 0 ? ActivityStatus.PLANNED : ActivityStatus.COMPLETED,
                null,
                null,
                null);
    }

    private void awaitTotal(int total) throws Exception {
        while (Integer.parseInt(get("/activities?limit=1").replaceAll(".*\"total\":(\\d+).*", "$1")) < total) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private Map<String, Double> measure(int stored) throws Exception {
        put("/reporting-periods/odd", "{\"start\":\"2025-02-03\",\"end\":\"2025-11-20\"}");
        put(
                "/chapters/lc-bergen",
                "{\"name\":\"Bergen\",\"org_id\":\"org-bufdir-42\",\"region\":\"Rogaland\","
                        + "\"effective_from\":\"2025-06-15\"}");
        String year = trigger("2025");
        String quarter = trigger("2025-q3");
        String odd = trigger("odd");
        int lastPage = stored / 20;
        var medians = new LinkedHashMap<String, Double>();
        medians.put("run of a year", median(() -> refresh(year, "2025")));
        medians.put("run of a quarter", median(() -> refresh(quarter, "2025-q3")));
        medians.put("run of 3 Feb to 20 Nov", median(() -> refresh(odd, "odd")));
        medians.put("metrics", median(() -> get("/bufdir-aggregations/" + year + "/metrics")));
        medians.put("range of instants", median(() -> range("2025-01-09T10:11:12Z", "2025-12-19T13:14:15Z")));
        medians.put("range within a day", median(() -> range("2025-05-05T08:00:00Z", "2025-05-05T16:00:00Z")));
        for (String type : List.of("region", "local_chapter")) {
            medians.put("distribution by " + type, median(() -> distribution("2025", type)));
        }
        medians.put("distribution, 3 Feb to 20 Nov", median(() -> distribution("odd", "region")));
        medians.put("live, by region", median(() -> live("by-region")));
        medians.put("live, by local chapter", median(() -> live("by-local-chapter")));
        medians.put("submission of a quarter", median(this::submit));
        String report = reportSnapshot();
        medians.put("report data of a year", median(() -> aggregate(report)));
        medians.put("first page of activities", median(() -> get("/activities")));
        medians.put("last page of activities", median(() -> get("/activities?page=" + lastPage)));
        medians.put(
                "a page of one type and chapter",
                median(() -> get("/activities?activity_type=mentoring&chapter_id=lc-bergen&page=7")));
        medians.put("record an activity", median(this::record));
        return medians;
    }

    private double median(Callable<?> request) throws Exception {
        double[] millis = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            request.call();
            millis[i] = seconds(start) * 1000;
        }
        Arrays.sort(millis);
        return millis[REPETITIONS / 2];
    }

    private String trigger(String period) throws Exception {
        String body = post(
                "/bufdir-aggregations",
                "{\"org_id\":\"org-bufdir-42\",\"reporting_period_id\":\"%s\"}".formatted(period));
        return body.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    private String refresh(String id, String period) throws Exception {
        return put(
                "/bufdir-aggregations/" + id,
                "{\"org_id\":\"org-bufdir-42\",\"reporting_period_id\":\"%s\",\"force_refresh\":true}"
                        .formatted(period));
    }

    private String range(String start, String end) throws Exception {
        return post(
                "/bufdir-aggregations",
                "{\"org_id\":\"org-bufdir-42\",\"range\":{\"start\":\"%s\",\"end\":\"%s\"}}".formatted(start, end));
    }

    private String distribution(String period, String type) throws Exception {
        return post(
                "/geographic-distributions",
                "{\"org_id\":\"org-bufdir-42\",\"period_id\":\"%s\",\"breakdown_type\":\"%s\"}"
                        .formatted(period, type));
    }

    private String reportSnapshot() throws Exception {
        String body = post("/aggregated-report-data", "{\"organization_id\":\"org-bufdir-42\",\"period_id\":\"2025\"}");
        return body.replaceAll(".*\"snapshot_id\":\"([^\"]+)\".*", "$1");
    }

    /** Polls the job until it has ended. */
    private String aggregate(String snapshot) throws Exception {
        String job = put("/aggregated-report-data/" + snapshot, "{\"invalidate_cache\":true,\"reason\":\"benchmark\"}")
                .replaceAll(".*\"job_id\":\"([^\"]+)\".*", "$1");
        String state = get("/aggregated-report-data/jobs/" + job);
        while (state.contains("\"processing\"")) {
            state = get("/aggregated-report-data/jobs/" + job);
        }
        return state;
    }

    private String live(String view) throws Exception {
        return get("/geographic-distributions/" + view + "?org_id=org-bufdir-42&period_id=2025");
    }

    private String submit() throws Exception {
        return post(
                "/bufdir-aggregations/submitted-periods",
                "{\"org_id\":\"org-bufdir-42\",\"period_id\":\"2025-q2\",\"submitted_by\":\"benchmark\"}");
    }

    private String record() throws Exception {
        return post(
                "/activities",
                "{\"contact_id\":\"c\",\"chapter_id\":\"lc-bergen\",\"activity_type\":\"mentoring\","
                        + "\"submitted_at\":\"2020-01-01T00:00:00Z\"}");
    }

    private String get(String path) throws Exception {
        return send(request(path).GET());
    }

    private String post(String path, String body) throws Exception {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private String put(String path, String body) throws Exception {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json");
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response + ": " + response.body());
        }
        return response.body();
    }

    private static void print(int[] sizes, Map<String, double[]> table) {
        System.out.printf("%-32s", "median, ms");
        Arrays.stream(sizes).forEach(size -> System.out.printf("%,12d", size));
        System.out.println();
        table.forEach((name, medians) -> {
            System.out.printf("%-32s", name);
            List.of(medians).forEach(all -> Arrays.stream(all).forEach(median -> System.out.printf("%12.2f", median)));
            System.out.println();
        });
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
