package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand clients send a body of a megabyte and hold its last byte back, to a service with 512 MB of heap. */
@StandaloneOnly
class HeldBackBodiesTest {

    private static final int CLIENTS = 1000;
    private static final int BODY = 1 << 20;
    private static final Duration HELD_BACK = Duration.ofSeconds(15);

    @TempDir
    Path directory;

    @Test
    void otherClientsAreServedAndTheServiceSurvives() throws Exception {
        try (var application = ApplicationProcess.start(directory);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var api = application.api();
            String org = Given.organization(api);
            var answers = new CopyOnWriteArrayList<String>();
            var connected = new AtomicInteger();
            for (int n = 0; n < CLIENTS; n++) {
                clients.execute(() -> holdBack(application.baseUrl(), connected, answers));
            }
            long until = System.nanoTime() + HELD_BACK.toNanos();
            long slowest = 0;
            while (System.nanoTime() < until) {
                long sent = System.nanoTime();
                Given.activity(api, org);
                api.get(Given.ACTIVITIES + "?org_id=" + org).expect(200);
                api.get("/actuator/health/liveness").expect(200);
                slowest = Math.max(slowest, (System.nanoTime() - sent) / 1_000_000);
            }
            clients.shutdown();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(connected.get()).isGreaterThan(CLIENTS / 2);
            assertThat(answers).allMatch(it -> List.of("503", "408").contains(it));
            assertThat(application.stop()).isEqualTo(143);
            assertThat(application.output()).doesNotContain("OutOfMemoryError");
            Measured.note(
                    "held-back bodies: clients %s, refused with an answer %s, ms of the slowest write, read and liveness"
                            + " together meanwhile %s",
                    connected.get(), answers.size(), slowest);
        }
    }

    private static void holdBack(String baseUrl, AtomicInteger connected, List<String> answers) {
        var address = URI.create(baseUrl);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            connected.incrementAndGet();
            var to = socket.getOutputStream();
            to.write(("POST " + Given.ACTIVITIES + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + BODY + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var part = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent + part.length < BODY; sent += part.length) {
                to.write(part);
            }
            to.write(part, 0, part.length - 1);
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            if (status.length() == 12) {
                answers.add(status.substring(9));
            }
        } catch (IOException brokenOff) {
            // The service refused the body while it was being sent.
        }
    }
}
