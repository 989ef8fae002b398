package no.bufdirreporting.platform.http.admission;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static no.bufdirreporting.platform.http.Client.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.ThingApplication;
import no.bufdirreporting.platform.http.ThingController;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Which requests are worked on, on a real Tomcat. */
@SpringBootTest(
        classes = ThingApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:platform.yml",
            "bufdir.http.max-body-bytes=100000",
            "bufdir.http.body-budget=60000B",
            "bufdir.http.body-timeout=2s",
            "bufdir.http.max-concurrent-writes=2",
            "bufdir.http.max-concurrent-reads=2"
        })
@Import(Client.class)
class AdmissionTest {

    private static final String BODY = "{\"org_id\": \"o\"}";

    @Autowired
    private Client client;

    @Autowired
    private ThingController controller;

    @Test
    void slowBodiesTakeNoPlaceFromOtherWrites() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int n = 0; n < 6; n++) {
                slow.add(begun(1000, 10));
            }
            Thread.sleep(200);
            assertThat(client.sendJson("POST", "/api/v1/things", BODY).statusCode())
                    .isEqualTo(200);
        } finally {
            for (var each : slow) {
                each.close();
            }
        }
    }

    @Test
    void aBodyThatTricklesIsEndedByItsDeadline() throws Exception {
        try (var trickling = begun(1000, 10)) {
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < 2_500_000_000L) {
                Thread.sleep(200);
                trickling.getOutputStream().write(' ');
            }
            String answer = new String(trickling.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request-timeout\"", "within 2 s");
        }
    }

    @Test
    void largeBodiesBeyondTheBudgetAreRefusedAndSmallOnesAreNot() throws Exception {
        try (var large = begun(90_000, 59_000)) {
            Thread.sleep(200);
            try (var other = begun(50_000, 49_999)) {
                String answer = new String(other.getInputStream().readAllBytes(), UTF_8);
                assertThat(answer)
                        .startsWith("HTTP/1.1 503 ")
                        .contains("Retry-After: 1", "Too many large bodies are arriving at once");
            }
            assertThat(client.sendJson("POST", "/api/v1/things", BODY).statusCode())
                    .isEqualTo(200);
            large.getOutputStream().write(new byte[] {'x'});
        }
        var afterwards = client.sendJson("POST", "/api/v1/things", BODY + " ".repeat(50_000));
        assertThat(afterwards.statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyInChunksIsReadWhole() {
        var answer = client.send(client.request(
                        "POST",
                        "/api/v1/things",
                        BodyPublishers.fromPublisher(BodyPublishers.ofString(BODY + " ".repeat(30_000))))
                .setHeader("Content-Type", "application/json"));
        assertThat(answer.body()).contains("\"org_id\":\"o\"");
    }

    @Test
    void readsBeyondTheLimitAreRefusedAndWritesAreNot() throws Exception {
        var slow = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int n = 0; n < 2; n++) {
            slow.add(client.sendAsync(client.request("GET", "/api/v1/things/slow", BodyPublishers.noBody())));
        }
        assertThat(controller.slowRequests.await(10, TimeUnit.SECONDS)).isTrue();
        var refused = client.get("/api/v1/things");
        assertProblem(refused, 503, """
                {"type": "/problems/service-unavailable", "title": "Service unavailable", "status": 503,
                 "detail": "Too many reads at once. Please try again.", "instance": "/api/v1/things",
                 "code": "service-unavailable"}""");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(client.sendJson("POST", "/api/v1/things", BODY).statusCode()).isEqualTo(200);

        controller.slowAnswer.complete("\"done\"");
        slow.forEach(it -> assertThat(it.join().body()).isEqualTo("\"done\""));
        assertThat(client.get("/api/v1/things").statusCode()).isEqualTo(200);
    }

    /** A connection that has announced a body and sent the beginning of it. */
    private Socket begun(int announced, int sent) throws Exception {
        var socket = client.connect();
        socket.setSoTimeout(15_000);
        String head = "POST /api/v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + announced + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        socket.getOutputStream().write(" ".repeat(sent).getBytes(US_ASCII));
        return socket;
    }
}
