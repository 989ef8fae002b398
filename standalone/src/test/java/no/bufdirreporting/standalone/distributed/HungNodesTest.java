package no.bufdirreporting.standalone.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import no.bufdirreporting.standalone.e2e.Answer;
import no.bufdirreporting.standalone.e2e.Api;
import no.bufdirreporting.standalone.e2e.Given;
import no.bufdirreporting.standalone.e2e.Jobs;
import no.bufdirreporting.standalone.e2e.ReportState;
import no.bufdirreporting.standalone.e2e.Reports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Query sides that hang and wake up again, and query sides that are given the same name. */
class HungNodesTest {

    /** Longer than claims, leases and transactions may last. */
    private static final Duration SUSPENDED = Duration.ofSeconds(15);

    private static final Duration PROGRESS = Duration.ofSeconds(30);
    private static final Duration READ = Duration.ofSeconds(2);
    private static final Duration REFRESH = Duration.ofSeconds(20);
    private static final int CLIENTS = 8;

    private final Cluster cluster = SplitProcesses.cluster();
    private final Api api = cluster.api();

    @BeforeEach
    void awaitBalanced() {
        cluster.awaitBalanced();
    }

    @AfterEach
    void resumeAll() {
        cluster.querySides().forEach(Side::resume);
    }

    @Test
    void secondProcessOfAnIdRefusesToStartAndNamesTheFirst() throws Exception {
        try (var first = cluster.anotherQuerySide("twin-1", "--bufdir.node-id=twin")) {
            first.awaitReady();
            try (var second = cluster.anotherQuerySide("twin-2", "--bufdir.node-id=twin")) {
                assertThat(second.awaitEnd()).isEqualTo(1);
            }
            assertThat(Files.readString(Cluster.LOGS.resolve("twin-2.log")))
                    .contains("Another process with bufdir.node-id 'twin' projects into this read model: id twin#")
                    .contains("Give each query side a bufdir.node-id of its own", "pg_terminate_backend(");
            assertThat(first.isReady()).isTrue();
        }
    }

    @RepeatedTest(2)
    void nodeThatWasSuspendedForLongerThanItsClaimsCountsNothingTwice() throws Exception {
        try (var load = Load.of(cluster, CLIENTS).start()) {
            for (var side : cluster.querySides()) {
                load.awaitProgress(PROGRESS);
                side.suspend();
                Thread.sleep(SUSPENDED);
                side.resume();
            }
            load.awaitProgress(PROGRESS);
            load.stop();
            load.assertNothingLost();
            System.out.println("While query sides were suspended: " + load);
        }
        cluster.awaitBalanced();
        var verified = Jobs.completed(cluster.querySides().getFirst().api(), "verifications");
        assertThat(verified.at("/result/difference_count").longValue(-1))
                .as(verified.body())
                .isZero();
    }

    /** One of the two query sides leads. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void readsAreAnsweredAndReportsAreRefreshedWhileANodeHangs(int hanging) {
        String org = Given.organization(api);
        String snapshot = Reports.aggregated(api, org, "2024").text("snapshot_id");
        var side = cluster.querySides().get(hanging);
        side.suspend();
        try {
            long slowest = 0;
            for (int n = 0; n < 50; n++) {
                long start = System.nanoTime();
                api.get(Given.ACTIVITIES + "?org_id=" + org).expect(200);
                slowest = Math.max(slowest, System.nanoTime() - start);
            }
            System.out.printf("Slowest read while a query side hangs: %d ms%n", slowest / 1_000_000);
            assertThat(Duration.ofNanos(slowest)).isLessThan(READ);

            long changed = System.nanoTime();
            var before = ReportState.of(report(snapshot).json());
            Given.activity(api, org, "participant_count", 3);
            System.out.printf("Write while a query side hangs: %d ms%n", (System.nanoTime() - changed) / 1_000_000);
            await().atMost(REFRESH)
                    .until(
                            () -> report(snapshot),
                            it -> it.at("/cache_valid").booleanValue()
                                    && !ReportState.of(it.json()).equals(before));
            System.out.printf("Refreshed after %d ms%n", (System.nanoTime() - changed) / 1_000_000);
        } finally {
            side.resume();
        }
    }

    private Answer report(String snapshot) {
        return api.get(Reports.PATH + "/" + snapshot).expect(200);
    }
}
