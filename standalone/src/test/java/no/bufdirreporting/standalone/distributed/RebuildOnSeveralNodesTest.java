package no.bufdirreporting.standalone.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import no.bufdirreporting.standalone.e2e.Api;
import no.bufdirreporting.standalone.e2e.Given;
import no.bufdirreporting.standalone.e2e.Jobs;
import no.bufdirreporting.standalone.e2e.Reports;
import no.bufdirreporting.standalone.e2e.Watching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verification and rebuild of a read model that several nodes share. */
class RebuildOnSeveralNodesTest {

    private static final int CLIENTS = 2;

    private final Cluster cluster = SplitProcesses.cluster();
    private final Api api = cluster.api();
    private final Side first = cluster.querySides().getFirst();
    private final Side second = cluster.querySides().getLast();

    @BeforeEach
    void awaitBalanced() {
        cluster.awaitBalanced();
    }

    @AfterEach
    void restartDeadSides() {
        cluster.sides().stream().filter(it -> !it.isAlive()).forEach(Side::launchAgain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebuilds", "verifications"})
    void jobDoesNotDisturbClients(String kind) throws Exception {
        try (var load = Load.of(cluster, CLIENTS)) {
            String org = load.organizations().getFirst();
            Reports.aggregated(api, org, "2024");
            load.start();
            try (var atFirst = Watching.at(first.baseUrl(), Reports.watch(org, "2024"));
                    var atSecond = Watching.at(second.baseUrl(), Reports.watch(org, "2024"))) {
                var ended = Jobs.completed(second.api(), kind);
                assertThat(ended.at("/result/difference_count").longValue(-1))
                        .as(ended.body())
                        .isZero();
                load.stop();
                load.assertNothingLost();
                assertThat(atFirst.end()).as("the stream was not closed").isNotDone();
                assertThat(atSecond.end()).as("the stream was not closed").isNotDone();
                atFirst.rest();
                atSecond.rest();
                Reports.settled(api, org);
                Given.activity(api, org, "participant_count", 5);
                atFirst.next("data_updated");
                atSecond.next("data_updated");
            }
            System.out.printf("During %s: %s%n", kind, load);
            assertThat(load.refusals()).as("answers with 503").isZero();
        }
        cluster.awaitBalanced();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebuilds", "verifications"})
    void jobOfADeadNodeFailsAndOtherNodesContinue(String kind) throws Exception {
        String path = Jobs.path(Jobs.start(second.api(), kind));
        second.kill();
        long killed = System.nanoTime();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> first.api().get(path, Jobs.AUDITOR).expect(200).text("status"), "failed"::equals);
        System.out.printf("The job of a dead node had failed after %d ms%n", (System.nanoTime() - killed) / 1_000_000);
        await().atMost(Duration.ofSeconds(20)).until(() -> first.segments() == Cluster.SEGMENTS);
        String org = Given.organization(api);
        String id = Given.activity(api, org).text("activity_id");
        first.api().get(Given.ACTIVITIES + "/" + id).expect(200);

        var again = Jobs.completed(first.api(), kind);
        assertThat(again.at("/result/difference_count").longValue(-1))
                .as(again.body())
                .isZero();
    }
}
