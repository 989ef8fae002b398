package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Reports.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Report snapshots are refreshed automatically when their activities change. */
class ReportRefreshTest {

    private static final String FIELD = "antall_aktiviteter";

    private final Api api = SystemUnderTest.api();

    @Test
    void everyChangeOfAnActivityInvalidatesAtOnceAndIsCountedSoon() {
        String org = Given.organization(api);
        String id = Reports.aggregated(api, org, "2024").text("snapshot_id");
        assertThat(Reports.value(Reports.valid(api, id), FIELD)).isNull();

        String activity = Given.activity(api, org, "participant_count", 3).text("activity_id");
        assertChanged(id, FIELD, 1L);
        api.put("/api/v1/activities/" + activity, object("participant_count", 5))
                .expect(200);
        assertChanged(id, "antall_deltakere", 5L);
        api.delete("/api/v1/activities/" + activity).expect(200);
        assertChanged(id, FIELD, null);

        Given.activity(api, org, "submitted_at", "2025-01-01T12:00:00Z");
        Given.activity(api, org, "status", "planned");
        assertThat(api.get(PATH + "/" + id).at("/cache_valid").booleanValue()).isTrue();
    }

    private void assertChanged(String id, String field, @Nullable Long value) {
        var atOnce = api.get(PATH + "/" + id);
        assertThat(atOnce.at("/cache_valid").booleanValue()).isFalse();
        assertThat(atOnce.text("invalidation_reason")).isEqualTo("Activities of the period have changed");
        var invalidated = Instant.parse(atOnce.text("invalidated_at"));
        var valid = Reports.valid(api, id);
        assertThat(Reports.value(valid, field)).isEqualTo(value);
        var job = api.get(PATH + "/jobs/" + valid.text("job_id"));
        assertThat(job.text("cause")).isEqualTo("change");
        assertThat(Duration.between(invalidated, Instant.parse(job.text("created_at"))))
                .as("from the change to the run")
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void manyActivitiesAreCountedByFewRuns() throws Exception {
        int clients = 16;
        int each = 625;
        String org = Given.organization(api);
        String id = Reports.aggregated(api, org, "2024").text("snapshot_id");
        long before = api.get(PATH + "/" + id).number("version");
        long start = System.nanoTime();
        var calls = new ArrayList<Callable<@Nullable Void>>();
        for (int n = 0; n < clients; n++) {
            calls.add(() -> {
                var client = SystemUnderTest.api();
                for (int i = 0; i < each; i++) {
                    client.post(Given.ACTIVITIES, Given.newActivity(org), "Prefer", "respond-async")
                            .expect(202);
                }
                return null;
            });
        }
        try (var executor = Executors.newFixedThreadPool(clients)) {
            for (var done : executor.invokeAll(calls)) {
                done.get();
            }
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        var settled = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.get(PATH + "/" + id).expect(200),
                        it -> it.at("/cache_valid").booleanValue()
                                && Reports.value(it, FIELD) == (long) clients * each);
        // Each run is two events, and no two runs begin within a second.
        assertThat((settled.number("version") - before) / 2).isBetween(1L, seconds + 3);
    }

    @Test
    @StandaloneOnly
    void anOutdatedSnapshotIsRefreshedAfterARestart(@TempDir Path directory) throws Exception {
        String id;
        try (var first = ApplicationProcess.start(directory, "--bufdir.report-data.auto-refresh=false")) {
            id = Reports.aggregated(first.api(), "org-1042", "2024").text("snapshot_id");
            for (int run = 0; run < 40; run++) {
                // More events of one aggregate than the threshold of Axon snapshots.
                first.api()
                        .put(PATH + "/" + id, object("invalidate_cache", true, "reason", "Run " + run))
                        .expect(202);
            }
            Reports.valid(first.api(), id);
            Given.activity(first.api(), "org-1042", "activity_type", "investigation_dismissed");
            assertThat(first.api().get(PATH + "/" + id).at("/cache_valid").booleanValue())
                    .isFalse();
            first.kill();
        }
        try (var second = ApplicationProcess.start(directory)) {
            var valid = Reports.valid(second.api(), id);
            assertThat(Reports.value(valid, "antall_undersokelser_henlagt")).isEqualTo(1);
            second.api()
                    .put(PATH + "/" + id, object("invalidate_cache", true, "reason", "After the restart"))
                    .expect(202);
            Reports.valid(second.api(), id);
        }
    }
}
