package no.bufdirreporting.platform.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What browsers may do with answers, and compression. */
@HttpTest
class BrowserRulesTest {

    private static final String ALLOWED = "https://figures.example";

    @Autowired
    private Client client;

    @Test
    void aPreflightOfAnAllowedOriginHasTheMethodsOfThePath() throws IOException {
        assertThat(preflight("/api/v1/activities", ALLOWED, "POST"))
                .startsWith("HTTP/1.1 200")
                .contains(
                        "\r\nAccess-Control-Allow-Origin: https://figures.example\r\n",
                        "\r\nAccess-Control-Allow-Methods: GET,HEAD,OPTIONS,POST\r\n",
                        "\r\nAccess-Control-Allow-Headers: authorization, content-type\r\n",
                        "\r\nAccess-Control-Max-Age: 3600\r\n")
                .contains("\r\nX-Request-Id: ");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/activities, https://other.example, POST",
        "/api/v1/activities, https://figures.example, PATCH",
        "/api/v1/activities, nonsense, POST",
        "/api/v1/activities, ://, [",
        "/actuator/health, https://figures.example, GET"
    })
    void anyOtherPreflightGetsNoCorsHeaders(String path, String origin, String method) throws IOException {
        assertThat(preflight(path, origin, method))
                .startsWith("HTTP/1.1 200")
                .contains("\r\nAllow: GET,HEAD,OPTIONS")
                .doesNotContain("Access-Control-Allow");
    }

    private String preflight(String path, String origin, String method) throws IOException {
        return client.raw("""
                OPTIONS %s HTTP/1.1\r
                Origin: %s\r
                Access-Control-Request-Method: %s\r
                Access-Control-Request-Headers: authorization, content-type""".formatted(path, origin, method));
    }

    @Test
    void answersMayBeReadByScriptsOfAllowedOriginsOnly() throws IOException {
        // Sent raw, as Java's client sets no Origin.
        assertThat(client.raw("GET /api/v1/activities HTTP/1.1\r\nOrigin: " + ALLOWED))
                .contains("\r\nAccess-Control-Allow-Origin: https://figures.example\r\n")
                .contains("\r\nAccess-Control-Expose-Headers: Content-Disposition, ETag, Link, Location,"
                        + " Retry-After, WWW-Authenticate, X-Request-Id\r\n");
        for (var origin : List.of("https://other.example", "http://figures.example", "null", "nonsense")) {
            assertThat(client.raw("GET /api/v1/things/figures HTTP/1.1\r\nOrigin: " + origin))
                    .startsWith("HTTP/1.1 200")
                    .contains("\r\nVary: Origin")
                    .doesNotContain("Access-Control");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/things/figures",
                "GET /api/v1/nowhere",
                "GET /",
                "GET /actuator/health",
                "DELETE /api/v1/things/anything",
                "GET <>",
                "TRACE /",
                "OPTIONS /api/v1/activities"
            })
    void everyAnswerHasTheRules(String requestLine) throws IOException {
        assertThat(client.raw(requestLine + " HTTP/1.1"))
                .contains("\r\nContent-Security-Policy: default-src 'none'; script-src 'self';")
                .contains("\r\nX-Content-Type-Options: nosniff\r\n");
    }

    @Test
    void longAnswersAreCompressed() throws Exception {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(longAnswer("gzip")))) {
            assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"x98\"");
        }
        assertThat(new String(longAnswer("identity"), StandardCharsets.UTF_8)).contains("\"x98\"");
    }

    private byte[] longAnswer(String encoding) throws Exception {
        var fields =
                IntStream.range(0, 100).mapToObj("\"x%d\":1"::formatted).collect(Collectors.joining(",", "{", "}"));
        var request = client.request("POST", "/api/v1/things", BodyPublishers.ofString(fields))
                .headers("Content-Type", "application/json", "Accept-Encoding", encoding)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofByteArray());
            assertThat(response.headers().firstValue("Content-Encoding").orElse("identity"))
                    .isEqualTo(encoding);
            return response.body();
        }
    }
}
