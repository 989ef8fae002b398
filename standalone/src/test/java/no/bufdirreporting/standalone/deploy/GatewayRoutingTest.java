package no.bufdirreporting.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayRoutingTest extends GatewayTestBase {

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
        "POST,    /api/v1/activities/imports?org_id=org-1,  command",
        "GET,     /api/v1/activities/imports,               query",
        "GET,     /api/v1/activities/imports/i-1,           query",
        "DELETE,  /api/v1/activities/imports/i-1,           command",
        "GET,     /api/v1/activities/imports/i-1/rejected,  command",
        "HEAD,    /api/v1/activities/imports/i-1/rejected,  command",
        "POST,    /api/v1/activities/api/v1/activities/imports, command",
        "POST,    /api/v1/chapters/imports?org_id=org-1,    command",
        "GET,     /api/v1/chapters/imports,                 query",
        "GET,     /api/v1/chapters/imports/template.xlsx,   query",
        "DELETE,  /api/v1/chapters/imports/i-1,             command",
        "GET,     /api/v1/chapters/imports/i-1/rejected,    command",
        "GET,     /api/v1/audit/events,                     query",
        "POST,    /api/v1/audit/rebuilds,                   query",
        "POST,    /api/v1/admin/processors/read-model/pause, query",
        "POST,    /api/v1/audit/api/v1/audit/verifications, query",
        "DELETE,  /api/v1/audit/jobs/audit-job-1,           query",
        "PUT,     /api/v1/audits,                           command",
        "POST,    /api/v1/aggregated-report-data/watch/tickets, query",
        "POST,    /api/v1/aggregated-report-data/api/v1/aggregated-report-data/watch/tickets, query",
        "POST,    /api/v1/aggregated-report-data, command",
        "DELETE,  /api/v1/aggregated-report-data/watch, command"
    })
    void readsGoToAQuerySideAndWritesToACommandSide(String method, String uri, String side) {
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
    void actuatorsOfTheSidesAreNotExposed(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json", "\"code\":\"not-found\"");
        assertThat(requests("query")).isEmpty();
    }

    @Test
    void gatewayHasItsOwnHealth() {
        stopQuerySides();
        assertThat(send("GET", "/health", "").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void sideGetsTheForwardedHeaders() {
        var request = HttpRequest.newBuilder(gateway.uri("/api/v1/activities"))
                .header("X-Request-Id", "import-4711")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-Forwarded-Proto", "https")
                .header("Idempotency-Key", "key-1")
                .header("Authorization", "Bearer a-token")
                .POST(BodyPublishers.ofString("{\"a\":1}"))
                .build();
        send(request);

        assertThat(requests("command")).singleElement().satisfies(it -> {
            assertThat(it.body()).isEqualTo("{\"a\":1}");
            assertThat(it.headers())
                    .containsEntry("x-request-id", "import-4711")
                    .containsEntry("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                    .containsEntry("idempotency-key", "key-1")
                    .containsEntry("authorization", "Bearer a-token")
                    .containsEntry("x-forwarded-for", "192.0.2.7, 127.0.0.1")
                    .containsEntry("x-forwarded-proto", "https")
                    .containsEntry("host", "127.0.0.1:" + gateway.port());
        });
    }

    @Test
    void eventsAreNotBuffered() throws Exception {
        var received = new Semaphore(0);
        List.of(query, otherQuery)
                .forEach(side -> side.answers(exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    for (int id = 1; id <= 3; id++) {
                        exchange.getResponseBody()
                                .write("id: %s\n".formatted(id).getBytes(StandardCharsets.UTF_8));
                        exchange.getResponseBody().flush();
                        received.acquireUninterruptibly();
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
                received.release();
            }
            assertThat(events.readLine()).as("the stream has ended").isNull();
        }
        assertThat(requests("query").getFirst().headers()).containsEntry("last-event-id", "25");
    }

    @Test
    void importedFileMayBeLarger() {
        String file = "x".repeat(3 << 20);
        assertThat(send("POST", "/api/v1/activities/imports", file).statusCode())
                .isEqualTo(200);
        assertThat(requests("command").getFirst().body()).isEqualTo(file);
    }

    @Test
    void tooLargeBodyIsRefused() {
        assertThat(send("POST", "/api/v1/activities", "x".repeat(1 << 20)).statusCode())
                .isEqualTo(200);

        var response = send("POST", "/api/v1/activities", "x".repeat((1 << 20) + 1));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("""
                {"type":"/problems/content-too-large","title":"Content too large","status":413,\
                "detail":"Content Too Large.","instance":"/api/v1/activities","code":"content-too-large"}""");
    }

    @Test
    void invalidEnvironmentIsRefused() throws Exception {
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
}
