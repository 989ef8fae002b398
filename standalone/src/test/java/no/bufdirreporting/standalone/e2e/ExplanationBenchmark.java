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
 * How long an installation that has had no versions takes to write them, and how long questions about the past take then:
 * {@code -Dtest=ExplanationBenchmark -Dexplanation.activities=200000}. A twentieth of the activities is in the period that
 * is asked about.
 */
class ExplanationBenchmark {

    private static final int ACTIVITIES = Integer.getInteger("explanation.activities", 200_000);
    private static final int TIMES = 15;

    @TempDir
    Path directory;

    @Test
    void measure() throws Exception {
        try (var first = new Auditor(ApplicationProcess.start(directory, Auditor.setting()))) {
            first.sql(events("""
                    'facts', json_build_object('contactId', 'contact-' || n % 5000, 'chapterId', 'chapter-' || n % 40,
                        'activityType', 'type-' || n % 12, 'submittedAt', to_char(timestamp '2024-01-05' + n % 600 * interval '1 day',
                        'YYYY-MM-DD') || 'T10:00:00Z', 'hours', 1.5, 'participantCount', n % 9, 'status', 'COMPLETED')"""));
        }
        var started = Instant.now();
        try (var auditor = new Auditor(
                ApplicationProcess.startWithin("1g", directory, Auditor.setting(), "--bufdir.audit.wait=0s"))) {
            awaitOk(auditor, "/api/v1/audit/chain");
            told("trail written", started);
            awaitOk(auditor, breakdown(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
            told("versions written", started);
            ask(auditor);
        }
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
        String now = "as_of=" + Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var urls = new LinkedHashMap<String, String>();
        urls.put("activity", Given.ACTIVITIES + "/" + activity + "?" + now);
        urls.put("aggregation", aggregation + "?" + now);
        urls.put("report", report + "?" + now);
        urls.put("by region", breakdown(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        urls.put(
                "by region, a year",
                breakdown(Instant.now().truncatedTo(ChronoUnit.MILLIS)).replace("2024-06", "2024"));
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

    private static void awaitOk(Auditor auditor, String url) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> auditor.api.get(url, Auditor.token()).status() == 200);
    }

    private static void told(String what, Instant since) {
        double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
        System.out.printf("%s after %.1f s (%.0f events/s, the start included)%n", what, seconds, ACTIVITIES / seconds);
    }

    private static String events(String facts) {
        return """
                insert into events.domain_event_entry
                select head + n, 'event-' || n, 'act-many-' || n, 0, 'Activity', '2026-02-03T10:00:00.000Z',
                    'no.bufdirreporting.activity.ActivityRecorded', '1',
                    convert_to(json_build_object('activityId', 'act-many-' || n, 'orgId', 'org-1042', %s)::text, 'UTF8'), '{}'
                from generate_series(1, %d) as n, (select max(global_index) as head from events.domain_event_entry)""".formatted(facts, ACTIVITIES);
    }
}
