package no.bufdirreporting.standalone.distributed;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.standalone.e2e.Api;
import no.bufdirreporting.standalone.e2e.Auditor;
import no.bufdirreporting.standalone.e2e.Given;
import no.bufdirreporting.standalone.e2e.Reports;
import no.bufdirreporting.standalone.e2e.Watching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several query sides on one read model: distribution of segments, takeover, and consistency. */
class NodesTest {

    private static final Duration TAKEOVER = Duration.ofSeconds(10);
    private static final int ORGANIZATIONS = 8;

    private final Cluster cluster = SplitProcesses.cluster();
    private final Api api = cluster.api();
    private final Side first = cluster.querySides().getFirst();
    private final Side second = cluster.querySides().getLast();

    /** Starts every test with an even distribution of segments. */
    @BeforeEach
    void awaitBalanced() {
        cluster.awaitBalanced();
    }

    @AfterEach
    void restartDeadSides() {
        cluster.sides().stream().filter(it -> !it.isAlive()).forEach(Side::launchAgain);
    }

    @Test
    void newNodeGetsSegmentsAndTheyAreTakenOverWhenItLeaves() {
        try (var third = cluster.anotherQuerySide()) {
            third.awaitReady();
            await().atMost(TAKEOVER)
                    .until(
                            () -> List.of(first.segments(), second.segments(), third.segments()),
                            it -> it.stream().allMatch(segments -> segments > 0)
                                    && it.stream().mapToInt(Integer::intValue).sum() == Cluster.SEGMENTS);
            String id = Given.activity(api, Given.organization(api)).text("activity_id");
            third.api().get(Given.ACTIVITIES + "/" + id).expect(200);
        }
        await().atMost(TAKEOVER).until(() -> first.segments() + second.segments() == Cluster.SEGMENTS);
    }

    @Test
    void segmentsOfADeadNodeAreTakenOverUnderLoad() throws Exception {
        try (var load = Load.of(cluster, ORGANIZATIONS).start()) {
            load.awaitProgress(TAKEOVER);

            second.kill();
            long killed = System.nanoTime();
            await().atMost(TAKEOVER)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> first.segments() == Cluster.SEGMENTS);
            System.out.printf("Segments taken over after %d ms%n", (System.nanoTime() - killed) / 1_000_000);

            load.awaitProgress(TAKEOVER);
            second.launchAgain().awaitReady();
            cluster.awaitBalanced();
            load.stop();
            load.assertNothingLost();
            System.out.println("While a query side was dead: " + load);
        }
    }

    @Test
    void writeCanBeReadOnEveryNodeImmediately() {
        var nodes = List.of(first.api(), second.api());
        var nanos = new ArrayList<Long>();
        for (int n = 0; n < ORGANIZATIONS; n++) {
            String org = Given.organization(api);
            for (int m = 1; m <= 10; m++) {
                long start = System.nanoTime();
                String id = Given.activity(api, org, "hours", m).text("activity_id");
                nanos.add(System.nanoTime() - start);
                for (var node : nodes) {
                    assertThat(node.get(Given.ACTIVITIES + "/" + id).expect(200).number("hours"))
                            .isEqualTo(m);
                    assertThat(node.get(Given.ACTIVITIES + "?limit=1&org_id=" + org)
                                    .total())
                            .isEqualTo(m);
                }
                api.put(Given.ACTIVITIES + "/" + id, object("hours", m + 1)).expect(200);
                for (var node : nodes) {
                    assertThat(node.get(Given.ACTIVITIES + "/" + id).number("hours"))
                            .isEqualTo(m + 1);
                }
            }
        }
        nanos.sort(null);
        System.out.printf(
                "A write through the gateway took %d ms in the median, %d ms at most%n",
                nanos.get(nanos.size() / 2) / 1_000_000, nanos.getLast() / 1_000_000);
    }

    @Test
    void watchersOnEveryNodeGetAChange() throws Exception {
        for (int n = 0; n < ORGANIZATIONS; n++) {
            String org = Given.organization(api);
            Reports.aggregated(api, org, "2024");
            try (var atFirst = Watching.at(first.baseUrl(), Reports.watch(org, "2024"));
                    var atSecond = Watching.at(second.baseUrl(), Reports.watch(org, "2024"))) {
                atFirst.next("snapshot");
                atSecond.next("snapshot");
                Given.activity(api, org, "participant_count", 3);
                assertThat(atFirst.next("data_updated").data())
                        .isEqualTo(atSecond.next("data_updated").data());
            }
        }
    }

    @Test
    void changeTriggersOneRunOnly() {
        var snapshots = new ArrayList<String>();
        for (int n = 0; n < ORGANIZATIONS; n++) {
            String org = Given.organization(api);
            String id = Reports.aggregated(api, org, "2024").text("snapshot_id");
            Given.activity(api, org);
            snapshots.add(id);
        }
        for (String id : snapshots) {
            Reports.valid(api, id);
            assertThat(types(id))
                    .as("the events of a snapshot that was made and refreshed once")
                    .filteredOn(it -> it.endsWith("Completed"))
                    .hasSize(2);
        }
    }

    @Test
    void runsOfADeadNodeAreCompletedOnce() throws Exception {
        var runs = new ArrayList<String>();
        for (int n = 0; n < ORGANIZATIONS; n++) {
            String org = Given.organization(api);
            for (int m = 0; m < 5; m++) {
                Given.activity(api, org, "contact_id", "contact-" + m);
            }
            for (String period : List.of("2024", "2024-11", "2024-q4")) {
                runs.add(api.post(
                                Given.AGGREGATIONS,
                                object("org_id", org, "reporting_period_id", period),
                                "Prefer",
                                "respond-async")
                        .expect(202)
                        .text("id"));
            }
        }

        second.kill();

        for (String id : runs) {
            var ended = await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .until(
                            () -> first.api().get(Given.AGGREGATIONS + "/" + id),
                            it -> it.status() == 200 && !it.text("status").equals("processing"));
            assertThat(ended.text("status")).isEqualTo("completed");
            assertThat(ended.number("activity_count")).isEqualTo(5);
        }
        for (String id : runs) {
            assertThat(types(id))
                    .filteredOn(it -> it.equals("AggregationCompleted"))
                    .hasSize(1);
        }
    }

    /** A side that starts later, too. */
    @Test
    void everyNodeStopsWhileTheReadModelIsPaused() {
        String org = Given.organization(api);
        String before = Given.activity(api, org).text("activity_id");
        var auditor = new Auditor(api);
        auditor.post("/api/v1/admin/processors/read-model/pause", object("reason", "A test"));
        try (var third = cluster.anotherQuerySide()) {
            third.awaitReady();
            assertThat(List.of(first.segments(), second.segments(), third.segments()))
                    .containsOnly(0);
            api.post(Given.ACTIVITIES, Given.newActivity(org), "Prefer", "respond-async")
                    .expect(202);
            assertThat(api.get(Given.ACTIVITIES + "?org_id=" + org).total()).isEqualTo(1);
            third.api().get(Given.ACTIVITIES + "/" + before).expect(200);
        } finally {
            auditor.post("/api/v1/admin/processors/read-model/resume", object("reason", "A test"));
        }
        await().atMost(TAKEOVER)
                .until(() -> api.get(Given.ACTIVITIES + "?org_id=" + org).total(), it -> it == 2);
        cluster.awaitBalanced();
    }

    private List<String> types(String aggregate) {
        return new Auditor(first.api())
                .events("aggregate_id=" + aggregate).stream()
                        .map(it -> it.required("type").stringValue())
                        .toList();
    }
}
