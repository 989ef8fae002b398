package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long an installation without versions takes to write them, and how long queries about the past take
 * then: {@code -Dtest=ExplanationBenchmark -Dexplanation.activities=100000}. One twentieth of the activities lies in
 * the period of the queries.
 */
class ExplanationBenchmark {

    private static final int ACTIVITIES = Integer.getInteger("explanation.activities", 100_000);
    private static final int TIMES = 15;

    @TempDir
    Path directory;

    @Test
    void measure() throws Exception {
        try (var first = new Auditor(ApplicationProcess.start(directory, Auditor.setting()))) {
            first.sql(events("""
                    'facts', json_build_object('contactId', 'contact-' || n % 5000, 'chapterId', 'chapter-' || n % 40,
                        'activityType', 'type-' || n % 12,
                        'submittedAt', to_char(timestamp '2024-01-05' + n % 600 * interval '1 day',
                        'YYYY-MM-DD') || 'T10:00:00Z', 'hours', 1.5, 'participantCount', n % 9, 'status', 'COMPLETED')"""));
        }
        try (var second = new Auditor(ApplicationProcess.launch(directory, Auditor.setting()))) {
            await().atMost(Duration.ofMinutes(5))
                    .ignoreExceptions()
                    .pollInterval(Duration.ofMillis(200))
                    .until(() ->
                            second.api.get(breakdown(now()), Auditor.token()).status() == 200);
            second.sql(
                    "truncate audit.activity_version, audit.report_version",
                    "update audit.version_head set position = 0",
                    "delete from read_model.token_entry where processor_name = 'audit-versions'");
        }
        try (var auditor = new Auditor(
                ApplicationProcess.startWithin("1g", directory, Auditor.setting(), "--bufdir.audit.wait=1s"))) {
            var started = Instant.now();
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() ->
                            auditor.api.get(breakdown(now()), Auditor.token()).status() == 200);
            double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
            System.out.printf("versions written %.1f s after the start: %.0f/s%n", seconds, ACTIVITIES / seconds);
            ask(auditor);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void ask(Auditor auditor) {
        var api = auditor.api;
        String aggregation = Given.AGGREGATIONS + "/"
                + Given.completedAggregation(api, "org-1042", "2024-06").text("id");
        String report = Reports.PATH + "/"
                + Reports.aggregated(api, "org-1042", "2024-06").text("snapshot_id");
        String activity = Given.activity(api, "org-1042", "submitted_at", "2024-06-05T12:00:00Z")
                .text("activity_id");
        api.put(aggregation, object("org_id", "org-1042", "reporting_period_id", "2024-06", "force_refresh", true))
                .expect(200);
        String asOf = "as_of=" + now();
        var urls = new LinkedHashMap<String, String>();
        urls.put("activity", Given.ACTIVITIES + "/" + activity + "?" + asOf);
        urls.put("aggregation", aggregation + "?" + asOf);
        urls.put("report", report + "?" + asOf);
        urls.put("by region", breakdown(now()));
        urls.put("by region, a year", breakdown(now()).replace("2024-06", "2024"));
        urls.put("explanation", aggregation + "/explanation");
        urls.put("differences", aggregation + "/differences");
        urls.forEach((name, url) -> {
            var nanos = new long[TIMES];
            for (int n = 0; n < TIMES; n++) {
                long start = System.nanoTime();
                auditor.get(url);
                nanos[n] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "%s: median %.1f ms, slowest %.1f ms%n", name, nanos[TIMES / 2] / 1e6, nanos[TIMES - 1] / 1e6);
        });
    }

    private static String breakdown(Instant at) {
        return Given.DISTRIBUTIONS + "/by-region?org_id=org-1042&period_id=2024-06&as_of=" + at;
    }

    private static String events(String facts) {
        return """
                insert into events.domain_event_entry
                select head + n, 'event-' || n, 'act-many-' || n, 0, 'Activity', '2026-02-03T10:00:00.000Z',
                    'ActivityRecorded', '1',
                    convert_to(json_build_object('activityId', 'act-many-' || n, 'orgId', 'org-1042', %s)::text, 'UTF8'),
                    '{}'
                from generate_series(1, %d) as n, (select max(global_index) as head from events.domain_event_entry)
                """.formatted(facts, ACTIVITIES);
    }
}
