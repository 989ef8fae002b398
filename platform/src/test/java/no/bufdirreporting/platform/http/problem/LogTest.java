package no.bufdirreporting.platform.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.bufdirreporting.platform.http.Client;
import no.bufdirreporting.platform.http.HttpTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests with errors of the client are logged at INFO or below, so that clients cannot fill the log. */
@HttpTest
class LogTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @Autowired
    private Client client;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void collectLines() {
        lines.start();
        ROOT.addAppender(lines);
    }

    @AfterEach
    void nothingWasLoggedAboveInfo() {
        ROOT.detachAppender(lines);
        assertThat(List.copyOf(lines.list)).noneMatch(it -> it.getLevel().isGreaterOrEqual(Level.WARN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH /api/v1/things",
                "FOO /api/v1/things",
                "TRACE /api/v1/things",
                "POST /actuator/health",
                "POST /",
                "POST /index.html",
                "GET /http://x/y",
                "GET /file:/etc/passwd",
                "GET /WEB-INF/web.xml",
                "GET /..%5c..%5cx",
                "GET /..;/x",
                "GET /%zz",
                "GET /api/v1/things?%zz=%",
                "GET /api/v1/things?a=\u00f8",
                "GET /api/v1/things?sort=%00"
            })
    void ofAnOddRequestLine(String requestLine) throws IOException {
        assertThat(client.raw(requestLine + " HTTP/1.1")).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: nonsense",
                "Accept: text/event-stream",
                "Content-Type: ///",
                "Content-Type: application/json; charset=none\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\n%zz=%",
                "Content-Type: application/json\r\nContent-Length: -2\r\n\r\n{}",
                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz",
                "Content-Type: application/json\r\nExpect: nothing",
                "Origin: nonsense",
                "Origin: ://\r\nAccess-Control-Request-Method: [",
                "Cookie: a=b;;=;\""
            })
    void ofOddHeaders(String headers) throws IOException {
        for (var method : List.of("POST /api/v1/things", "PUT /api/v1/things/7")) {
            assertThat(client.raw(method + " HTTP/1.1\r\n" + headers)).startsWith("HTTP/1.1 4");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/csv"
            })
    void ofAnUploadThatIsBrokenOff(String contentType) throws Exception {
        for (var method : List.of("POST /api/v1/things", "PUT /api/v1/things/7")) {
            for (var body :
                    List.of("Content-Length: 100\r\n\r\n{\"a\":", "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":")) {
                for (boolean reset : new boolean[] {true, false}) {
                    breakOff(method + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + contentType + "\r\n" + body, reset);
                }
            }
        }
        assertThat(client.get("/api/v1/things/figures").statusCode()).isEqualTo(200);
    }

    private void breakOff(String half, boolean reset) throws Exception {
        try (var socket = client.connect()) {
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            // The server must have begun to read.
            Thread.sleep(50);
            if (reset) {
                socket.setSoLinger(true, 0);
            } else {
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }
    }

    @Test
    void ofAClientThatDoesNotReadItsAnswer() throws Exception {
        for (int n = 0; n < 20; n++) {
            try (var socket = client.connect()) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream()
                        .write("GET /api/v1/nowhere HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertThat(client.get("/api/v1/things/figures").statusCode()).isEqualTo(200);
    }
}
