package no.bufdirreporting.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Responses of the gateway while sides are unreachable, overloaded or abort. */
class GatewayFailuresTest extends GatewayTestBase {

    @Test
    void watcherIsDisconnectedWhenItsQuerySideDies() throws Exception {
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
    void readIsSentToAnotherQuerySideIfOneIsStopped() {
        query.stops();
        for (int i = 0; i < 6; i++) {
            assertThat(send("GET", "/api/v1/activities", "").body()).isEqualTo("query");
        }
    }

    @Test
    void readIsRepeatedIfAQuerySideBreaksTheConnection() {
        query.breaksConnections();
        for (int i = 0; i < 6; i++) {
            assertThat(send("GET", "/api/v1/activities", "").body()).isEqualTo("query");
        }
        assertThat(query.requests()).as("not used after two failures").hasSizeBetween(1, 2);
    }

    @Test
    void readIsAnsweredByAnotherQuerySideIfOneHangs() {
        query.answersAfter(Duration.ofMinutes(5));
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            assertThat(send("GET", "/api/v1/activities", "").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
        assertThat(query.requests()).as("left out after two failures").hasSizeBetween(1, 3);
    }

    @Test
    void readThatTakesLongIsAnsweredAndDoesNotCloseTheServiceToOthers() {
        query.answersAfter(Duration.ofSeconds(3));
        otherQuery.answersAfter(Duration.ofSeconds(3));
        for (int i = 0; i < 3; i++) {
            assertThat(send("GET", "/api/v1/activities", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void exportMayPause() {
        query.answersAfter(Duration.ofSeconds(3));
        otherQuery.answersAfter(Duration.ofSeconds(3));
        assertThat(send("GET", "/api/v1/audit/events/export", "").statusCode()).isEqualTo(200);
        assertThat(requests("query")).as("asked once").hasSize(1);
    }

    @Test
    void readIsRepeatedIfAQuerySideIsOverloaded() {
        query.answers(503, "application/problem+json", "{}");
        for (int i = 0; i < 6; i++) {
            assertThat(send("GET", "/api/v1/activities", "").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void undeliveredWriteIsSentToAnotherCommandSide(String method) {
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
    void possiblyDeliveredWriteIsNotRepeated(String method) {
        command.breaksConnections();
        otherCommand.breaksConnections();

        var response = send(method, "/api/v1/activities/act-1", method.equals("DELETE") ? "" : "{}");

        assertThat(requests("command")).hasSize(1);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).path("detail").asString()).contains("may have been carried out");
    }

    @Test
    void auditJobIsNotStartedTwice() {
        query.breaksConnections();
        otherQuery.breaksConnections();

        var response = send("POST", "/api/v1/audit/rebuilds", "");

        assertThat(requests("query")).hasSize(1);
        assertThat(response.statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void unreachableSidesAreATemporaryProblem(String method) {
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
                    {"type":"/problems/service-unavailable","title":"Service unavailable","status":503,\
                    "detail":"The service cannot be reached. Please try again.","instance":"/api/v1/activities",\
                    "code":"service-unavailable"}""");
        }
    }

    @Test
    void restartedSideIsUsedAgain() {
        stopQuerySides();
        assertThat(send("GET", "/api/v1/activities", "").statusCode()).isEqualTo(503);
        query.startsAgain();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(send("GET", "/api/v1/activities", "").statusCode())
                                .isEqualTo(200));
    }

    @Test
    void eventSourceGetsARetryTimeInsteadOfAProblem() {
        stopQuerySides();

        var response = send(HttpRequest.newBuilder(gateway.uri(WATCH))
                .header("Accept", "text/event-stream")
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.body()).isEqualTo("retry: 2000\n\n");
        assertThat(send("GET", WATCH, "").statusCode())
                .as("other clients get the problem")
                .isEqualTo(503);
    }

    @Test
    void responseOfASideIsUnchanged() {
        for (var side : List.of(command, otherCommand)) {
            side.answers(
                    503,
                    "application/problem+json",
                    "{\"code\":\"service-unavailable\",\"detail\":\"Too many writes\"}");
        }
        var response = send("POST", "/api/v1/activities", "{}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("Too many writes");
        assertThat(requests("command")).as("not repeated").hasSize(1);
    }

    @Test
    void problemOfAnInvalidRequestLineIsValidJson() throws IOException {
        stopQuerySides();
        var answer = raw("GET /api/v1/\"activities\\ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 503");
        var problem = JsonMapper.shared().readTree(answer.substring(answer.indexOf('{')));
        assertThat(problem.has("instance")).isFalse();
        assertThat(problem.path("code").asString()).isEqualTo("service-unavailable");
    }
}
