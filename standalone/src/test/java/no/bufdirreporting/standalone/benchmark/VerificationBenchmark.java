package no.bufdirreporting.standalone.benchmark;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.standalone.StandaloneApplication;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the events per second of a verification and a rebuild, compared with a plain read of the same events, and the
 * effect of the rebuild on eight clients. Arguments: a data directory, and the number of events (default 1000000).
 */
class VerificationBenchmark {

    private static final int EVENTS_PER_APPEND = 250;
    private static final int WRITERS = 8;
    private static final String ORG = "org-bufdir-42";
    private static final String[] CHAPTERS = {"chapter-oslo", "lc-oslo-nord", "chapter-bergen", "lc-bergen", "unknown"};
    private static final String[] TYPES = {"youth_club", "senior_cafe", "mentoring", "family_guidance"};

    private final ConfigurableApplicationContext application;
    private final EventStore events;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    private VerificationBenchmark(Path data) {
        application = SpringApplication.run(
                StandaloneApplication.class,
                "--server.port=0",
                "--bufdir.data-dir=" + data,
                "--bufdir.admin-token=benchmark");
        events = application.getBean(EventStore.class);
        base = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
    }

    public static void main(String[] arguments) throws Exception {
        var benchmark = new VerificationBenchmark(Path.of(arguments[0]));
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        benchmark.store(count);
        benchmark.awaitProjected();
        benchmark.trigger();
        benchmark.read();
        benchmark.read();
        benchmark.job("verifications");
        try (var _ = new BackgroundClients(benchmark.base, WRITERS, "org-1042", benchmark.constantPaths())) {
            benchmark.job("rebuilds");
        }
        benchmark.application.close();
        System.exit(0);
    }

    private void store(int count) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> write(writer, count / WRITERS)))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
        }
        System.out.printf("%,d events stored in %.1f s%n", count, seconds(start));
    }

    private void write(int seed, int count) {
        var random = new SplittableRandom(seed);
        for (int done = 0; done < count; done += EVENTS_PER_APPEND) {
            events.publish(IntStream.range(0, Math.min(EVENTS_PER_APPEND, count - done))
                    .mapToObj(i -> recorded(random, Math.max(1, count * WRITERS / 20)))
                    .toList());
        }
    }

    private static GenericDomainEventMessage<?> recorded(SplittableRandom random, int contacts) {
        String id = Ids.next("act-");
        var facts = new ActivityFacts(
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
        return new GenericDomainEventMessage<>("Activity", id, 0, new ActivityRecorded(id, ORG, facts));
    }

    private void awaitProjected() throws Exception {
        long start = System.nanoTime();
        while (!get("/actuator/health")
                .at("/components/projections/details/caughtUp")
                .asBoolean(false)) {
            LockSupport.parkNanos(50_000_000);
        }
        System.out.printf("the live read model was there %.1f s later%n", seconds(start));
    }

    /** Triggers runs of each kind for every month, so that there are figures to recompute. */
    private void trigger() throws Exception {
        for (int month = 1; month <= 12; month++) {
            String period = "2025-%02d".formatted(month);
            post(
                    "/api/v1/bufdir-aggregations",
                    "{\"org_id\":\"%s\",\"reporting_period_id\":\"%s\"}".formatted(ORG, period));
            post(
                    "/api/v1/geographic-distributions",
                    "{\"org_id\":\"%s\",\"period_id\":\"%s\",\"breakdown_type\":\"region\"}".formatted(ORG, period));
        }
    }

    private List<String> constantPaths() throws Exception {
        var id = get("/api/v1/bufdir-aggregations?org_id=" + ORG).at("/data/0/id");
        return List.of(
                "/api/v1/bufdir-aggregations/" + id.stringValue(),
                "/api/v1/activities?limit=20&org_id=" + ORG,
                "/api/v1/geographic-distributions/by-region?period_id=2025&org_id=" + ORG,
                "/api/v1/geographic-distributions/by-local-chapter?period_id=2025-03&org_id=" + ORG);
    }

    private void read() throws InterruptedException {
        long head = events.createHeadToken().position().orElseThrow();
        long start = System.nanoTime();
        long position = 0;
        try (var stream = events.openStream(events.createTailToken())) {
            while (position < head) {
                var event = stream.nextAvailable();
                event.getPayload();
                position = event.trackingToken().position().orElseThrow();
            }
        }
        System.out.printf("bare read: %,d events in %.1f s (%,.0f/s)%n", head, seconds(start), head / seconds(start));
    }

    private void job(String kind) throws Exception {
        long start = System.nanoTime();
        String path = "/api/v1/audit/jobs/"
                + post("/api/v1/audit/" + kind, "").required("job_id").stringValue();
        JsonNode job = get(path);
        while (job.required("status").stringValue().equals("running")) {
            Thread.sleep(200);
            job = get(path);
        }
        System.out.printf(
                "%s: %s in %.1f s, %,d events/s until the head, %s%n",
                kind,
                job.required("status").stringValue(),
                seconds(start),
                job.at("/progress/events_per_second").longValue(),
                job.required("result"));
    }

    private JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    private JsonNode post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        var response =
                http.send(request.header("Authorization", "Bearer benchmark").build(), BodyHandlers.ofString());
        return JsonMapper.shared().readTree(response.body());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
