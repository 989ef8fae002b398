package no.bufdirreporting.platform.http.convention;

import static no.bufdirreporting.platform.http.Client.assertJson;
import static no.bufdirreporting.platform.http.Client.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class HeaderArgumentsTest {

    @Autowired
    private Client client;

    @Test
    void ifMatchIsParsedAsAVersion() {
        var response = client.sendJson("PUT", "/api/v1/things/7", "{}", "If-Match", "\"3\"");
        assertThat(response.body()).contains("IfMatch[version=3]");
        assertThat(response.headers().firstValue("ETag")).contains("\"4\"");
    }

    @Test
    void starOrAbsentIfMatchAcceptsAnyVersion() {
        assertThat(client.sendJson("PUT", "/api/v1/things/7", "{}", "If-Match", "*")
                        .body())
                .contains("IfMatch[version=null]");
        assertThat(client.sendJson("PUT", "/api/v1/things/7", "{}").body()).contains("IfMatch[version=null]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "W/\"3\"", "\"x\"", "\"3\", \"4\"", "\"99999999999999999999\"", "\"-1\""})
    void unknownEntityTagIsStale(String tag) {
        assertProblem(client.sendJson("PUT", "/api/v1/things/7", "{}", "If-Match", tag), 412, """
                {"type": "/problems/stale-version", "title": "Stale version", "status": 412,
                 "detail": "If-Match names no version of this. Read it again and send its ETag.",
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
    @ValueSource(strings = {"a b", ""})
    void malformedIdempotencyKeyIsRejected(String key) {
        assertProblem(client.get("/api/v1/things/headers", "Idempotency-Key", key), 400, """
                {"type": "/problems/invalid-request", "title": "Invalid request", "status": 400,
                 "detail": "Idempotency-Key must be given once, as 1 to 255 visible ASCII characters",
                 "instance": "/api/v1/things/headers", "code": "invalid-request",
                 "errors": [{"field": "Idempotency-Key",
                             "message": "must be given once, as 1 to 255 visible ASCII characters"}]}""");
    }
}
