package no.bufdirreporting.standalone.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.standalone.e2e.Api;
import no.bufdirreporting.standalone.e2e.Given;
import no.bufdirreporting.standalone.e2e.ReportState;
import no.bufdirreporting.standalone.e2e.Reports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Behaviour during and after an outage of one part of the system. */
class OutageTest {

    private static final int CLIENTS = 4;
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 20));
    private static final Duration RESTART = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    private final Cluster cluster = SplitProcesses.cluster();
    private final Api api = cluster.api();
    private final List<ReconnectingWatcher> watchers = new ArrayList<>();
    private Load load;
    private String watched;
    private String snapshot;
    private List<Long> processes;

    @BeforeEach
    void work() throws Exception {
        cluster.awaitBalanced();
        load = Load.of(cluster, CLIENTS);
        watched = load.organizations().getFirst();
        snapshot = Reports.aggregated(api, watched, "2024").text("snapshot_id");
        for (int n = 0; n < CLIENTS; n++) {
            watchers.add(new ReconnectingWatcher(cluster.baseUrl(), Reports.watch(watched, "2024")));
        }
        load.start();
        processes = cluster.sides().stream().map(Side::pid).toList();
        Thread.sleep(2000);
    }

    @AfterEach
    void stop() {
        watchers.forEach(ReconnectingWatcher::close);
        load.close();
        cluster.sides().stream().filter(it -> !it.isAlive()).forEach(Side::launchAgain);
    }

    @Test
    void recoversFromAnOutageOfAxonServer(TestInfo test) throws Exception {
        cluster.stopAxonServer();
        Thread.sleep(OUTAGE);
        cluster.startAxonServer();

        assertRecovered(test);
        assertThat(load.aborted()).isZero();
        assertThat(cluster.sides().stream().map(Side::pid)).isEqualTo(processes);
    }

    @Test
    void answeredWritesSurviveAKilledAxonServer(TestInfo test) throws Exception {
        boolean killed = cluster.killAxonServer();
        if (!killed) {
            cluster.stopAxonServer();
        }
        cluster.startAxonServer();

        assertRecovered(test);
        assertThat(load.aborted()).isZero();
        assumeThat(killed)
                .as("AXON_SERVER_KILL kills Axon Server; without, it was only stopped")
                .isTrue();
    }

    @Test
    void recoversFromAnOutageOfPostgres(TestInfo test) throws Exception {
        cluster.stopPostgres();
        assertRefusedSoon(cluster.querySides().getFirst().api());
        Thread.sleep(OUTAGE);
        cluster.startPostgres();

        assertRecovered(test);
        assertThat(load.aborted()).isZero();
        assertThat(cluster.sides().stream().map(Side::pid)).isEqualTo(processes);
    }

    /** Less than the five seconds for which a connection is waited for while there are any. */
    private static void assertRefusedSoon(Api side) {
        String read = Given.ACTIVITIES + "?limit=1";
        await().atMost(RECOVERY).until(() -> side.get(read).status(), it -> it == 503);
        long slowest = 0;
        for (int n = 0; n < 5; n++) {
            long sent = System.nanoTime();
            side.get(read).expect(503);
            slowest = Math.max(slowest, (System.nanoTime() - sent) / 1_000_000);
        }
        System.out.printf("Without PostgreSQL a read is refused within %d ms%n", slowest);
        assertThat(slowest).isLessThan(3000);
    }

    @Test
    void recoversFromTheDeathOfAQuerySide(TestInfo test) throws Exception {
        var side = cluster.querySides().getFirst();
        side.kill();
        Thread.sleep(RESTART);
        assertThat(cluster.querySides().getLast().segments())
                .as("segments that the other one projects")
                .isEqualTo(Cluster.SEGMENTS);
        side.launchAgain().awaitReady();

        assertRecovered(test);
        assertThat(load.aborted()).isLessThanOrEqualTo(CLIENTS);
    }

    @Test
    void recoversFromTheDeathOfTheCommandSide(TestInfo test) throws Exception {
        var side = cluster.commandSide();
        side.kill();
        Thread.sleep(RESTART);
        side.launchAgain().awaitReady();

        assertRecovered(test);
        assertThat(load.aborted()).isLessThanOrEqualTo(CLIENTS);
    }

    private void assertRecovered(TestInfo test) throws Exception {
        long recoveryStart = System.nanoTime();
        await().atMost(RECOVERY).until(() -> cluster.sides().stream().allMatch(Side::isReady));
        load.awaitProgress(RECOVERY);
        long took = (System.nanoTime() - recoveryStart) / 1_000_000;
        load.stop();
        System.out.printf("%s: %s; well again after %d ms%n", test.getDisplayName(), load, took);
        load.assertNothingLost();
        assertWatchersHaveTheFinalState();
    }

    private void assertWatchersHaveTheFinalState() {
        Given.activity(api, watched, "participant_count", 1000);
        var end = ReportState.of(Reports.valid(api, snapshot).json());
        for (var watcher : watchers) {
            await().atMost(RECOVERY)
                    .untilAsserted(() -> assertThat(watcher.state())
                            .as("what a watcher knows that was connected %d times", watcher.connections())
                            .isEqualTo(end));
            assertThat(watcher.refusals()).isEmpty();
        }
    }
}
