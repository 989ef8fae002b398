package no.bufdirreporting.platform.http.convention;

import static no.bufdirreporting.platform.http.Client.assertJson;
import static no.bufdirreporting.platform.http.Client.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import no.bufdirreporting.platform.http.binding.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class HeaderArgumentsTest {

    @Autowired
    private Client client;

    /** The current version is 4. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PUT | If-Match      | "4"              | 200
            PUT | If-Match      | "7", "4"         | 200
            PUT | If-Match      | *                | 200
            PUT | If-Match      | "4.1a2b"         | 200
            PUT | If-Match      | W/"4"            | 412
            PUT | If-Match      | "3"              | 412
            PUT | If-Match      | "41"             | 412
            PUT | If-Match      | 4                | 412
            PUT | If-Match      | "99999999999999999999" | 412
            PUT | If-None-Match | *                | 412
            PUT | If-None-Match | "4"              | 412
            PUT | If-None-Match | "7", W/"4"       | 412
            PUT | If-None-Match | "3"              | 200
            PUT | If-None-Match | 4                | 200
            GET | If-Match      | "7", "4"         | 200
            GET | If-Match      | *                | 200
            GET | If-Match      | W/"4"            | 412
            GET | If-Match      | "3"              | 412
            GET | If-None-Match | "4"              | 304
            GET | If-None-Match | W/"4"            | 304
            GET | If-None-Match | "7", W/"4"       | 304
            GET | If-None-Match | *                | 304
            GET | If-None-Match | "3"              | 200
            HEAD | If-None-Match | *               | 304
            HEAD | If-Match      | "3"             | 412
            """)
    void aPreconditionDecidesTheStatus(String method, String header, String tags, int status) {
        var answer = method.equals("PUT")
                ? client.sendJson("PUT", "/api/v1/things/7", "{}", header, tags)
                : client.send(client.request(method, "/api/v1/things/7", BodyPublishers.noBody(), header, tags));
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status < 400) {
            assertThat(answer.headers().firstValue("ETag")).contains("\"4\"");
        }
    }

    @Test
    void everyLineOfAHeaderCounts() {
        var request = client.request("PUT", "/api/v1/things/7", BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json")
                .header("If-Match", "\"7\"")
                .header("If-Match", "\"4\"");
        assertThat(client.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void aFailedPreconditionTellsTheCurrentVersion() {
        assertProblem(client.sendJson("PUT", "/api/v1/things/7", "{}", "If-Match", "\"3\""), 412, """
                {"type": "/problems/stale-version", "title": "Stale version", "status": 412,
                 "detail": "The current version is 4, which If-Match does not name. Read it again and retry.",
                 "instance": "/api/v1/things/7", "code": "stale-version"}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            respond-async              | true
            wait=10, Respond-Async;x=1 | true
            return=minimal             | false
            """)
    void preferHeaderIsParsed(String prefer, boolean async) {
        assertJson(
                client.get("/api/v1/things/headers", "Prefer", prefer, "Idempotency-Key", "k-1"),
                200,
                "{\"async\": %s, \"key\": \"k-1\"}".formatted(async));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a;b", "", "..", "a\tb"})
    void anIdempotencyKeyObeysTheRuleOfIds(String key) {
        assertProblem(client.get("/api/v1/things/headers", "Idempotency-Key", key), 400, """
                {"type": "/problems/invalid-request", "title": "Invalid request", "status": 400,
                 "detail": "Idempotency-Key %1$s",
                 "instance": "/api/v1/things/headers", "code": "invalid-request",
                 "errors": [{"field": "Idempotency-Key", "message": "%1$s"}]}""".formatted(Code.MESSAGE));
    }
}
