package no.bufdirreporting.standalone.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import no.bufdirreporting.standalone.e2e.Answer;
import no.bufdirreporting.standalone.e2e.Api;
import no.bufdirreporting.standalone.e2e.Auditor;
import no.bufdirreporting.standalone.e2e.Given;
import no.bufdirreporting.standalone.e2e.Jobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An Axon Server that comes back without its last events, as after a power cut or a restore. {@code AXON_SERVER_EVENTS}
 * names the directory of its events; without, this is not tested.
 */
class LostEventsOnAxonServerTest {

    private static final @Nullable String EVENTS = System.getenv("AXON_SERVER_EVENTS");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Path COPY = Cluster.LOGS.resolve("older-events");

    private final Cluster cluster = SplitProcesses.cluster();
    private final Api api = cluster.api();

    @Test
    void lostEventsAreNoticedByAllSidesWhichThenGoOnFromWhatIsThere() throws Exception {
        assumeThat(EVENTS)
                .as(
                        "AXON_SERVER_EVENTS names the directory of Axon Server's events; without, losing some is not tested")
                .isNotNull();
        cluster.awaitBalanced();
        String org = Given.organization(api);
        var kept = Given.activity(api, org);
        restartAxonServer(() -> copy(Path.of(EVENTS), COPY));
        var lost = new ArrayList<Answer>();
        for (int n = 0; n < 6; n++) {
            lost.add(await().atMost(PATIENCE)
                    .until(() -> api.post(Given.ACTIVITIES, Given.newActivity(org)), it -> it.status() == 201));
        }

        restartAxonServer(() -> copy(COPY, Path.of(EVENTS)));

        for (var side : cluster.sides()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(health(side).at("/components/continuity/status"))
                            .as(side.name())
                            .hasToString("\"DOWN\""));
            assertThat(health(side).at("/components/continuity/details/reason").stringValue())
                    .contains("has lost events", "now there is none");
        }
        api.get(activity(lost.getFirst())).expectProblem(503, "events-lost");
        api.post(Given.ACTIVITIES, Given.newActivity(org)).expectProblem(503, "events-lost");

        goOnFromWhatIsThere();

        api.get(activity(kept)).expect(200);
        for (var each : lost) {
            api.get(activity(each)).expect(404);
        }
        for (int n = 0; n < 6; n++) {
            api.get(activity(Given.activity(api, org))).expect(200);
        }
        assertThat(cluster.sides())
                .allSatisfy(side -> assertThat(health(side).required("status").stringValue())
                        .as(side.name())
                        .isEqualTo("UP"));
        assertThat(new Auditor(api).events("type=ActivityRecorded&org_id=" + org))
                .hasSize(7);
    }

    /** The steps of docs/operations.md. */
    private void goOnFromWhatIsThere() throws Exception {
        cluster.querySides().forEach(Side::close);
        try (var database = cluster.database();
                var statement = database.createStatement()) {
            statement.execute("drop schema read_model cascade");
            statement.execute("alter schema audit rename to audit_until_loss");
        }
        cluster.commandSide().close();
        cluster.sides().forEach(Side::launchAgain);
        cluster.awaitBalanced();
    }

    private void restartAxonServer(Runnable meanwhile) {
        cluster.stopAxonServer();
        meanwhile.run();
        cluster.startAxonServer();
    }

    private static JsonNode health(Side side) {
        return side.api().get("/actuator/health", Jobs.AUDITOR).json();
    }

    private static String activity(Answer recorded) {
        return Given.ACTIVITIES + "/" + recorded.text("activity_id");
    }

    private static void copy(Path from, Path to) {
        try {
            var copying = new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "rm -rf \"$2\" && cp -a \"$1\" \"$2\"",
                            "copy",
                            from.toString(),
                            to.toString())
                    .inheritIO();
            assertThat(copying.start().waitFor()).isZero();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
