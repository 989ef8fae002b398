package no.bufdirreporting.platform.http.stream;

import static no.bufdirreporting.platform.http.Client.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.ThingApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(
        classes = ThingApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "axon.axonserver.enabled=false",
            "spring.threads.virtual.enabled=true",
            "server.tomcat.connection-timeout=2s",
            "bufdir.watch.retry=1500ms",
            "bufdir.watch.heartbeat=100ms",
            "bufdir.watch.max-watchers=3",
            "bufdir.watch.queue=4"
        })
@Import(Client.class)
class EventStreamsTest {

    private static final String PATH = "/api/v1/streams";

    @Autowired
    private Client client;

    @Autowired
    private StreamController controller;

    @Autowired
    private EventStreams streams;

    @LocalServerPort
    private int port;

    @AfterEach
    void allStreamsAreClosed() {
        await().untilAsserted(() -> {
            assertThat(streams.open()).isZero();
            assertThat(controller.listening).isEmpty();
        });
    }

    @Test
    void firstEventsArriveImmediately() throws IOException {
        try (var stream = new OpenStream(port, PATH)) {
            assertThat(stream.until("\r\n\r\n").toLowerCase())
                    .startsWith("http/1.1 200")
                    .contains("\r\ncontent-type: text/event-stream;charset=utf-8\r\n")
                    .contains("\r\ncache-control: no-store\r\n")
                    .contains("\r\nx-accel-buffering: no\r\n")
                    .contains("\r\ntransfer-encoding: chunked\r\n");
            assertThat(stream.until("data: b\n\n"))
                    .contains("retry: 1500\n\nid: 3\nevent: first\ndata: a\n\nid: 5\nevent: first\ndata: b\n\n");
        }
    }

    @Test
    void offeredEventsArriveOnceWithHeartbeatsInBetween() throws IOException {
        try (var stream = new OpenStream(port, PATH)) {
            stream.until("data: b\n\n");
            stream.until(":\n\n");
            controller.offer(StreamEvent.of(5, "again", "old"));
            controller.offer(StreamEvent.of(6, "next", "c"));
            controller.offer(StreamEvent.of(6, "again", "old"));
            controller.offer(StreamEvent.of(9, "next", "d"));

            assertThat(stream.until("data: d\n\n"))
                    .contains("id: 6\nevent: next\ndata: c\n\n")
                    .contains("id: 9\nevent: next\ndata: d\n\n")
                    .doesNotContain("old");
            stream.until(":\n\n");
            stream.until(":\n\n");
        }
    }

    @Test
    void headRequestIsAnsweredWithoutAStream() {
        var head = client.send(client.request("HEAD", PATH, BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html, text/plain;q=0.5"})
    void unacceptableMediaTypeIsRejected(String accept) {
        assertProblem(client.get(PATH, "Accept", accept), 406, """
                {"type": "/problems/not-acceptable", "title": "Not acceptable", "status": 406,
                 "detail": "Acceptable representations: [text/event-stream].", "instance": "/api/v1/streams",
                 "code": "not-acceptable"}""");
    }

    @Test
    void failureBeforeTheStreamIsAProblem() {
        var response = client.get(PATH + "/broken", "Accept", "text/event-stream, */*;q=0.1");

        assertProblem(response, 503, """
                {"type": "/problems/service-unavailable", "title": "Service unavailable", "status": 503,
                 "detail": "Nothing to read.", "instance": "/api/v1/streams/broken", "code": "service-unavailable"}""");
        assertThat(response.headers().firstValue("Retry-After")).contains("3");
    }

    /** An EventSource never reconnects after a status other than 200. */
    @Test
    void eventSourceGetsARetryTimeInsteadOfAProblem() {
        var response = client.get(PATH + "/broken", "Accept", "text/event-stream");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.body()).isEqualTo("retry: 3000\n\n");
    }

    @Test
    void streamsBeyondTheLimitAreRefused() throws IOException {
        var open = new ArrayList<OpenStream>();
        try {
            for (int each = 0; each < 3; each++) {
                var stream = new OpenStream(port, PATH);
                open.add(stream);
                stream.until("data: b\n\n");
            }
            var refused = client.get(PATH, "Accept", "*/*");
            assertProblem(refused, 503, """
                    {"type": "/problems/service-unavailable", "title": "Service unavailable", "status": 503,
                     "detail": "Too many clients are watching. Please try again.", "instance": "/api/v1/streams",
                     "code": "service-unavailable"}""");
            assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        } finally {
            for (var stream : open) {
                stream.close();
            }
        }
    }

    /** The thread of the slow client is blocked in a write until the write timeout of two seconds. */
    @Test
    void slowClientIsDisconnectedAndOthersAreNotDelayed() throws IOException {
        String large = "x".repeat(100_000);
        try (var slow = OpenStream.narrow(port, PATH);
                var other = new OpenStream(port, PATH)) {
            slow.until("data: b\n\n");
            other.until("data: b\n\n");
            for (int id = 6; controller.listening.size() == 2; id++) {
                controller.offer(StreamEvent.of(id, "large", large));
                other.until("id: " + id + "\nevent: large\n");
            }
            controller.offer(StreamEvent.of(1_000_000, "last", "z"));
            other.until("id: 1000000\n");
            assertThat(streams.open()).isEqualTo(1);
        }
    }

    @Test
    void endedStreamIsACompleteResponse() throws IOException {
        try (var stream = new OpenStream(port, PATH)) {
            stream.until("data: b\n\n");
            controller.listening.forEach(EventStream::end);
            assertThat(stream.until("\r\n0\r\n\r\n")).isNotEmpty();
        }
    }
}
