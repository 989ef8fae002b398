package no.bufdirreporting.platform.http.convention;

import static no.bufdirreporting.platform.http.Client.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import no.bufdirreporting.platform.http.ThingController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class ConventionsTest {

    @Autowired
    private Client client;

    @Autowired
    private ThingController controller;

    @Test
    void responsesAreSnakeCaseWithPlainNumbersAndUtcInstants() {
        assertThat(client.get("/api/v1/things/figures").body())
                .isEqualTo("{\"some_figures\":[4,9310.5,9402,0,1000,0.0000000001],"
                        + "\"at\":\"2024-11-30T12:00:00Z\",\"nothing\":null,\"by_key\":{\"Some-Key\":\"wide_open\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?org_id=%C3%B8&limit=5",
                "?colour=red",
                "/figures",
                "/async",
                "/headers",
                "/no/such",
                "/a%20b"
            })
    void doubledPathGetsTheSameResponse(String rest) {
        var once = client.get("/api/v1/things" + rest);
        var twice = client.get("/api/v1/things/api/v1/things" + rest);
        assertThat(twice.body()).isEqualTo(once.body());
        assertThat(twice.statusCode()).isEqualTo(once.statusCode());
        assertThat(twice.headers().firstValue("Link")).isEqualTo(once.headers().firstValue("Link"));
    }

    @Test
    void pathOfTwoDifferentBasesIsNotDoubled() {
        assertThat(client.get("/api/v1/things/api/v1/thing").statusCode()).isEqualTo(404);
    }

    @Test
    void writesBeyondTheLimitAreRefused() throws InterruptedException {
        var first = client.sendAsync(client.request("POST", "/api/v1/things/slow", BodyPublishers.noBody()));
        var second = client.sendAsync(client.request("POST", "/api/v1/things/slow", BodyPublishers.noBody()));
        assertThat(controller.slowRequests.await(10, TimeUnit.SECONDS)).isTrue();
        var refused = client.sendJson("POST", "/api/v1/things", "{}");
        assertProblem(refused, 503, """
                {"type": "/problems/service-unavailable", "title": "Service unavailable", "status": 503,
                 "detail": "Too many writes at once. Please try again.", "instance": "/api/v1/things",
                 "code": "service-unavailable"}""");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        for (var spelling : List.of("/%61pi/v1/things", "/api;x/v1/things")) {
            assertThat(client.sendJson("POST", spelling, "{}").statusCode()).isEqualTo(503);
        }

        controller.slowAnswer.complete("\"done\"");
        assertThat(first.join().body()).isEqualTo("\"done\"");
        assertThat(second.join().body()).isEqualTo("\"done\"");
        assertThat(client.sendJson("POST", "/api/v1/things", "{\"org_id\": \"o\"}")
                        .statusCode())
                .isEqualTo(200);
    }
}
