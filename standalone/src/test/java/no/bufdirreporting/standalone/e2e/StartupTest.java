package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;
import no.bufdirreporting.standalone.postgres.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health of a starting process, and the messages of one that cannot start. */
@StandaloneOnly
class StartupTest {

    private static final String REFERENCE_DATA = """
            organizations: [{id: org-bufdir-42, name: Late}]
            chapters: []
            categories: {}
            """;

    @TempDir
    Path directory;

    @Test
    void aProcessIsAliveButNotReadyUntilReferenceDataIsLoaded() throws Exception {
        var mayContinue = new CountDownLatch(1);
        var slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext("/", exchange -> {
            try {
                mayContinue.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            byte[] body = REFERENCE_DATA.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        slow.start();
        String source = "http://localhost:" + slow.getAddress().getPort() + "/reference-data.yml";
        try (var application =
                ApplicationProcess.launch(directory, "--bufdir.reference-data=" + source, Auditor.setting())) {
            application.awaitLiveness();
            var api = application.api();
            api.get("/actuator/health/liveness").expect(200);
            api.get("/actuator/health/readiness").expect(503);
            var refused = api.get("/api/v1/activities").expectProblem(503, "service-unavailable");
            assertThat(refused.header("Retry-After")).matches("\\d+");
            api.put("/api/v1/organizations/x", object("name", "Early")).expectProblem(503, "service-unavailable");

            mayContinue.countDown();

            application.awaitReady();
            assertThat(api.get("/api/v1/organizations/org-bufdir-42")
                            .expect(200)
                            .text("name"))
                    .isEqualTo("Late");
            assertHealthShowsStoreAndProcessors(api);
            assertASecondProcessCannotStart(application);
            // With the token the answer says which part is down.
            api.get("/actuator/health/readiness", Auditor.token()).expect(200);
        } finally {
            // Stopping the server waits for its thread, which waits for this; so the test must end even if it fails.
            mayContinue.countDown();
            slow.stop(0);
        }
    }

    @Test
    void anInvalidReportDefinitionStopsTheStart() throws Exception {
        Files.writeString(directory.resolve("own.yml"), "id: own\ndefault: yes, please\n");
        String own = "--bufdir.report-definitions=file:" + directory + "/*.yml";
        try (var application = ApplicationProcess.launch(directory, own)) {
            assertThat(application.awaitEnd()).isNotZero();
            assertThat(application.output())
                    .contains(
                            "APPLICATION FAILED TO START",
                            "    - own.yml: title is required\n",
                            "    - own.yml: default must be true or false\n")
                    .doesNotContain("\tat ", "Error creating bean");
        }
    }

    @Test
    void referenceDataThatIsNotValidStopsTheStartAndEveryFieldIsNamed() throws Exception {
        Files.writeString(directory.resolve("own.yml"), "organizations: [{id: 42}]\nchapters: []\n");
        String own = "--bufdir.reference-data=file:" + directory + "/own.yml";
        try (var application = ApplicationProcess.launch(directory, own)) {
            assertThat(application.awaitEnd()).isNotZero();
            assertThat(application.output())
                    .contains(
                            "APPLICATION FAILED TO START",
                            "    - own.yml: organizations[0].id must be a string\n",
                            "    - own.yml: organizations[0].name is required\n",
                            "    - own.yml: categories is required\n",
                            "let bufdir.reference-data name something else")
                    .doesNotContain("\tat ", "Error creating bean");
        }
    }

    @Test
    void aReadModelOfAnotherEventStoreStopsTheStart() throws Exception {
        try (var application = ApplicationProcess.start(directory);
                var database = DriverManager.getConnection(application.jdbcUrl());
                var statement = database.createStatement()) {
            statement.execute("truncate events.domain_event_entry");
        }
        try (var application = ApplicationProcess.launch(directory)) {
            assertThat(application.awaitEnd()).isNotZero();
            assertThat(application.output())
                    .contains(
                            "APPLICATION FAILED TO START",
                            "The read model belongs to another event store",
                            "drop the schemas read_model and audit")
                    .doesNotContain("\tat ", "Error creating bean");
        }
    }

    @Test
    void aStoreWithClassNamesStopsTheStart() throws Exception {
        try (var application = ApplicationProcess.start(directory);
                var database = DriverManager.getConnection(application.jdbcUrl());
                var statement = database.createStatement()) {
            statement.execute("update events.domain_event_entry"
                    + " set payload_type = 'no.bufdirreporting.organization.' || payload_type");
        }
        try (var application = ApplicationProcess.launch(directory)) {
            assertThat(application.awaitEnd()).isNotZero();
            assertThat(application.output())
                    .contains(
                            "APPLICATION FAILED TO START",
                            "The event store was written by an early build",
                            "Start with an empty event store")
                    .doesNotContain("\tat ", "Error creating bean");
        }
    }

    @Test
    void settingsThatAreUnknownOrOfAnotherTypeStopTheStartBeforeAnythingIsStarted() throws Exception {
        try (var application = ApplicationProcess.launch(
                directory,
                "--bufdir.watch.retry=soon",
                "--bufdir.projections.batch-size=0",
                "--bufdir.report-data.auto-refresh=perhaps",
                "--bufdir.aggregations.sweep-every=-1s",
                "--bufdir.data-dri=elsewhere")) {
            assertThat(application.awaitEnd()).isNotZero();
            assertThat(application.output())
                    .contains(
                            "APPLICATION FAILED TO START",
                            "    - bufdir.data-dri is unknown\n",
                            "    - bufdir.watch.retry must be a duration such as 500ms, 5s or 2m, but is 'soon'\n",
                            "    - bufdir.projections.batch-size must be a whole number, 1 or more, but is '0'\n",
                            "    - bufdir.report-data.auto-refresh must be true or false, but is 'perhaps'\n",
                            "    - bufdir.aggregations.sweep-every must be a duration")
                    .doesNotContain("\tat ", "Error creating bean");
            assertThat(directory.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void aPortInUseStopsTheStart() throws Exception {
        TestDatabase.initialise(directory);
        try (var taken = new ServerSocket(0)) {
            assertRefused(
                    CommandProcess.launchBare(
                            "--server.port=" + taken.getLocalPort(), "--bufdir.data-dir=" + directory),
                    "The server cannot listen on port " + taken.getLocalPort() + ": ",
                    "choose another --server.port");
        }
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenStopsTheStart() throws Exception {
        // A file in its place: root may write everywhere else.
        var data = Files.createFile(directory.resolve("file")).resolve("data");
        assertRefused(
                CommandProcess.launchBare("--server.port=0", "--bufdir.data-dir=" + data),
                "The data directory " + data + " cannot be used",
                "--bufdir.data-dir=<directory>");
    }

    private static void assertRefused(CommandProcess process, String... messages) throws Exception {
        assertThat(process.ended().expect(1).text())
                .contains("APPLICATION FAILED TO START")
                .contains(messages)
                .doesNotContain("\tat ", "Error creating bean");
    }

    private static void assertHealthShowsStoreAndProcessors(Api api) {
        assertThat(api.get("/actuator/health").expect(200).json().has("components"))
                .isFalse();
        var health = api.get("/actuator/health", Auditor.token()).expect(200);
        assertThat(health.text("status")).isEqualTo("UP");
        assertThat(health.at("/components/eventStore/status").asString("missing"))
                .isEqualTo("UP");
        assertThat(health.at("/components/projections/status").asString("missing"))
                .isEqualTo("UP");
        assertThat(health.at("/components/projections/details/running").asBoolean(false))
                .isTrue();
        assertThat(health.at("/components/projections/details/caughtUp").asBoolean(false))
                .isTrue();
    }

    private void assertASecondProcessCannotStart(ApplicationProcess first) throws Exception {
        String before = first.output();
        try (var second = ApplicationProcess.launch(directory)) {
            assertThat(second.awaitEnd()).isNotZero();
            assertThat(second.output().substring(before.length()))
                    .contains(
                            "The data directory " + directory.toRealPath() + " is in use by process "
                                    + first.handle().pid() + ".",
                            "Stop that process",
                            "--bufdir.data-dir")
                    .doesNotContain("\tat ", "Error creating bean");
        }
    }
}
