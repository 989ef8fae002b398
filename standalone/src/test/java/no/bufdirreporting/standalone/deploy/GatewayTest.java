package no.bufdirreporting.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a real nginx, where there is one. */
@Timeout(60)
class GatewayTest {

    private static final String WATCH = "/api/v1/aggregated-report-data/watch?organization_id=org-1042&period_id=2024";

    private final StubSide command = new StubSide("command");
    private final StubSide otherCommand = new StubSide("command");
    private final StubSide query = new StubSide("query");
    private final StubSide otherQuery = new StubSide("query");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path directory;

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        assumeTrue(RunningGateway.isPossible(), "There is no nginx on this machine, so the gateway is not tested");
        gateway = RunningGateway.start(
                directory,
                command.address() + " " + otherCommand.address(),
                query.address() + " " + otherQuery.address());
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        List.of(command, otherCommand, query, otherQuery).forEach(StubSide::close);
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /api/v1/activities?page=2,                query",
        "HEAD,    /api/v1/activities,                       query",
        "OPTIONS, /api/v1/activities,                       query",
        "GET,     /,                                        query",
        "POST,    /api/v1/activities,                       command",
        "PUT,     /api/v1/activities/act-1,                 command",
        "DELETE,  /api/v1/activities/act-1,                 command",
        "PATCH,   /api/v1/activities/act-1,                 command",
        "POST,    /api/v1/activities/api/v1/activities,     command",
        "GET,     /api/v1/audit/events,                     query",
        "POST,    /api/v1/audit/rebuilds,                   query",
        "POST,    /api/v1/audit/api/v1/audit/verifications, query",
        "DELETE,  /api/v1/audit/jobs/audit-job-1,           query",
        "PUT,     /api/v1/audits,                           command"
    })
    void whatIsReadGoesToAQuerySideAndWhatIsWrittenToACommandSide(String method, String uri, String side) {
        var response = send(method, uri, method.equals("POST") || method.equals("PUT") ? "{}" : "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(method.equals("HEAD") ? "" : side);
        assertThat(requests(side)).singleElement().satisfies(it -> {
            assertThat(it.method()).isEqualTo(method);
            assertThat(it.uri()).isEqualTo(uri);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "//actuator/health",
                "/%61ctuator/health",
                "/api/../actuator/health",
                "/actuator;x=1/health",
                "/;x/actuator/health",
                "/api/..;/actuator/health",
                "/ACTUATOR/env"
            })
    void theSidesInsidesAreNotShown(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json", "\"code\":\"not-found\"");
        assertThat(requests("query")).isEmpty();
    }

    @Test
    void itSaysThatItIsThereItself() {
        stopQuerySides();
        assertThat(send("GET", "/health", "").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void aSideIsToldWhoAsksAndUnderWhichName() {
        var request = HttpRequest.newBuilder(gateway.uri("/api/v1/activities"))
                .header("X-Request-Id", "import-4711")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-Forwarded-Proto", "https")
                .header("Idempotency-Key", "key-1")
                .POST(BodyPublishers.ofString("{\"a\":1}"))
                .build();
        send(request);

        assertThat(requests("command")).singleElement().satisfies(it -> {
            assertThat(it.body()).isEqualTo("{\"a\":1}");
            assertThat(it.headers())
                    .containsEntry("x-request-id", "import-4711")
                    .containsEntry("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                    .containsEntry("idempotency-key", "key-1")
                    .containsEntry("x-forwarded-for", "192.0.2.7, 127.0.0.1")
                    .containsEntry("x-forwarded-proto", "https")
                    .containsEntry("host", "127.0.0.1:" + gateway.port());
        });
    }

    @Test
    void eachEventArrivesAtOnceWhileItsStreamStaysOpen() throws Exception {
        var heard = new Semaphore(0);
        List.of(query, otherQuery)
                .forEach(side -> side.answers(exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    for (int id = 1; id <= 3; id++) {
                        exchange.getResponseBody()
                                .write("id: %d\n".formatted(id).getBytes(StandardCharsets.UTF_8));
                        exchange.getResponseBody().flush();
                        heard.acquireUninterruptibly();
                    }
                    exchange.close();
                }));
        var request = HttpRequest.newBuilder(gateway.uri(WATCH))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "25")
                .build();

        var response = client.send(request, BodyHandlers.ofInputStream());
        try (var events = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (int id = 1; id <= 3; id++) {
                assertThat(events.readLine()).isEqualTo("id: " + id);
                heard.release();
            }
            assertThat(events.readLine()).as("the stream has ended").isNull();
        }
        assertThat(requests("query").getFirst().headers()).containsEntry("last-event-id", "25");
    }

    @Test
    void aWatcherIsCutOffWhenItsQuerySideDiesSoThatItComesBack() throws Exception {
        query.stops();
        otherQuery.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("id: 1\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("The side dies");
        });
        var request = HttpRequest.newBuilder(gateway.uri(WATCH))
                .header("Accept", "text/event-stream")
                .build();

        var response = client.send(request, BodyHandlers.ofInputStream());
        try (var events = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(events.readLine()).isEqualTo("id: 1");
            assertThatIOException().isThrownBy(events::readLine);
        }
    }

    @Test
    void aReadThatOneQuerySideCannotAnswerIsAnsweredByTheOther() {
        query.stops();
        for (int i = 0; i < 6; i++) {
            assertThat(send("GET", "/api/v1/activities", "").body()).isEqualTo("query");
        }
    }

    @Test
    void aReadDuringWhichAQuerySideDiesIsAnsweredByTheOther() {
        query.breaksConnections();
        for (int i = 0; i < 6; i++) {
            assertThat(send("GET", "/api/v1/activities", "").body()).isEqualTo("query");
        }
        assertThat(query.requests()).as("it is left out after two").hasSizeBetween(1, 2);
    }

    @Test
    void aQuerySideThatIsOverloadedIsNotInsistedOn() {
        query.answers(503, "application/problem+json", "{}");
        for (int i = 0; i < 6; i++) {
            assertThat(send("GET", "/api/v1/activities", "").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void aWriteThatNobodyReceivedIsSentToAnotherCommandSide(String method) {
        command.stops();
        for (int i = 0; i < 6; i++) {
            var response = send(method, "/api/v1/activities/act-1", "{\"hours\":" + i + "}");
            assertThat(response.statusCode()).isEqualTo(200);
        }
        assertThat(otherCommand.requests())
                .extracting(StubSide.Request::body)
                .containsExactly(
                        "{\"hours\":0}",
                        "{\"hours\":1}",
                        "{\"hours\":2}",
                        "{\"hours\":3}",
                        "{\"hours\":4}",
                        "{\"hours\":5}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void aWriteThatSomebodyMayHaveReceivedIsNotRepeated(String method) {
        command.breaksConnections();
        otherCommand.breaksConnections();

        var response = send(method, "/api/v1/activities/act-1", method.equals("DELETE") ? "" : "{}");

        assertThat(requests("command")).hasSize(1);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).path("detail").asString()).contains("may have been carried out");
    }

    @Test
    void anAuditJobIsNotStartedTwice() {
        query.breaksConnections();
        otherQuery.breaksConnections();

        var response = send("POST", "/api/v1/audit/rebuilds", "");

        assertThat(requests("query")).hasSize(1);
        assertThat(response.statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void whenNobodyIsThereItIsAProblemThatPasses(String method) {
        stopQuerySides();
        command.stops();
        otherCommand.stops();

        for (int i = 0; i < 3; i++) {
            var response = send(method, "/api/v1/activities?page=2", "");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.body()).isEqualTo("""
                    {"type":"urn:problem:bufdir:service-unavailable","title":"Service unavailable","status":503,\
                    "detail":"The service cannot be reached. Please try again.","instance":"/api/v1/activities",\
                    "code":"service-unavailable"}""");
        }
    }

    @Test
    void whoIsBackIsAskedAgain() {
        stopQuerySides();
        assertThat(send("GET", "/api/v1/activities", "").statusCode()).isEqualTo(503);
        query.startsAgain();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(send("GET", "/api/v1/activities", "").statusCode())
                                .isEqualTo(200));
    }

    @Test
    void anEventSourceIsAskedToComeBackAsItWouldGiveUpOnAProblem() {
        stopQuerySides();

        var response = send(HttpRequest.newBuilder(gateway.uri(WATCH))
                .header("Accept", "text/event-stream")
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.body()).isEqualTo("retry: 2000\n\n");
        assertThat(send("GET", WATCH, "").statusCode()).as("others can tell").isEqualTo(503);
    }

    @Test
    void whatASideAnswersIsNotTouched() {
        for (var side : List.of(command, otherCommand)) {
            side.answers(
                    503,
                    "application/problem+json",
                    "{\"code\":\"service-unavailable\",\"detail\":\"Too many writes\"}");
        }
        var response = send("POST", "/api/v1/activities", "{}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("Too many writes");
        assertThat(requests("command")).as("it was received").hasSize(1);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedInTheSameShapeAndOneThatIsNotIsPassedOn() {
        assertThat(send("POST", "/api/v1/activities", "x".repeat(1 << 20)).statusCode())
                .isEqualTo(200);

        var response = send("POST", "/api/v1/activities", "x".repeat((1 << 20) + 1));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("""
                {"type":"urn:problem:bufdir:content-too-large","title":"Content too large","status":413,\
                "detail":"Content Too Large.","instance":"/api/v1/activities","code":"content-too-large"}""");
    }

    @Test
    void whatIsWrongWithARequestLineStaysValidJson() throws IOException {
        stopQuerySides();
        var answer = raw("GET /api/v1/\"activities\\ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 503");
        var problem = JsonMapper.shared().readTree(answer.substring(answer.indexOf('{')));
        assertThat(problem.has("instance")).isFalse();
        assertThat(problem.path("code").asString()).isEqualTo("service-unavailable");
    }

    @Test
    void anEnvironmentThatIsNoConfigurationIsRefused() throws Exception {
        var good = Map.of("COMMAND_SIDES", "127.0.0.1:8081", "QUERY_SIDES", "127.0.0.1:8082");
        assertThat(check(good)).as("%s", log()).isZero();
        assertThat(check(Map.of("COMMAND_SIDES", "127.0.0.1:8081"))).isEqualTo(64);
        assertThat(log()).contains("QUERY_SIDES");
        assertThat(check(Map.of("COMMAND_SIDES", "a:1;}", "QUERY_SIDES", "b:1")))
                .isEqualTo(64);
    }

    private int check(Map<String, String> environment) throws InterruptedException {
        return RunningGateway.script(directory, environment, "-t").waitFor();
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("gateway.log"));
    }

    private void stopQuerySides() {
        query.stops();
        otherQuery.stops();
    }

    private List<StubSide.Request> requests(String side) {
        var sides = side.equals("query") ? List.of(query, otherQuery) : List.of(command, otherCommand);
        return sides.stream().flatMap(it -> it.requests().stream()).toList();
    }

    private HttpResponse<String> send(String method, String uri, String body) {
        return send(HttpRequest.newBuilder(gateway.uri(uri))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /** As no client would write it. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
