package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import no.bufdirreporting.standalone.FreePort;
import no.bufdirreporting.standalone.postgres.LoopbackPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query side that starts before its stores: alive, not ready, and it says what it waits for. */
@StandaloneOnly
class WaitingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path directory;

    @Test
    void aStartWithoutStoresWaitsForThemAndSaysWhatIsMissing() throws Exception {
        int axonServer = FreePort.find();
        try (var postgres = new LoopbackPostgres(directory.resolve("postgres-of-read-model"));
                var relay = Relay.forgetful(postgres.address())) {
            relay.disconnect();
            String url = "jdbc:postgresql://127.0.0.1:" + relay.port() + "/bufdir";
            try (var application = ApplicationProcess.launch(
                    directory,
                    "--spring.profiles.active=axonserver",
                    "--spring.datasource.url=" + url,
                    "--spring.datasource.username=postgres",
                    "--axon.axonserver.servers=127.0.0.1:" + axonServer)) {
                application.awaitLiveness();
                var api = application.api();
                api.get("/actuator/health/readiness").expect(503);
                var details = api.get("/actuator/health").expect(503).at("/components/postgres/details");
                assertThat(details.required("address").stringValue()).isEqualTo(url);
                assertThat(details.required("reason").stringValue()).isNotBlank();
                assertThat(details.required("remedy").stringValue()).contains("spring.datasource.url");
                var refused = api.get("/api/v1/activities").expectProblem(503, "service-unavailable");
                assertThat(refused.header("Retry-After")).matches("\\d+");
                Thread.sleep(3000);
                assertThat(application.output()).containsOnlyOnce("Waiting for PostgreSQL at " + url);

                relay.connect("tcp://" + postgres.address());

                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(
                                () -> api.get("/actuator/health")
                                        .at("/components/axonServer/details/reason")
                                        .asString(""),
                                it -> it.contains("refused"));
                assertThat(api.get("/actuator/health")
                                .at("/components/axonServer/details/address")
                                .stringValue())
                        .isEqualTo("127.0.0.1:" + axonServer);
                api.get("/actuator/health/liveness").expect(200);
                api.get("/actuator/health/readiness").expect(503);
                assertThat(application.output())
                        .contains("PostgreSQL at " + url + " can be used")
                        .contains("Waiting for Axon Server at 127.0.0.1:" + axonServer + ": ")
                        .contains("Start it, or correct axon.axonserver.servers.");
            }
        }
    }
}
