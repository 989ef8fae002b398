package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A request is one trace, from its arrival over command, event and projection to its answer; the log has its ids. */
@StandaloneOnly
class TracesTest {

    @TempDir
    Path directory;

    @Test
    void aWriteIsOneTrace() throws Exception {
        try (var receiver = TraceReceiver.open();
                var application = ApplicationProcess.start(directory, settings(receiver))) {
            var answer = TracedWrite.assertOneTrace(application.api(), receiver);
            assertLogged(application, answer.header("X-Request-Id"));
        }
    }

    /** Every line of the log is JSON, and that of the request has the ids by which it is found elsewhere. */
    private static void assertLogged(ApplicationProcess application, String requestId) throws IOException {
        var output = application.output().lines().toList();
        assertThat(output).allMatch(it -> it.startsWith("{"));
        var lines = output.stream().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).allSatisfy(it -> {
            assertThat(Instant.parse(it.required("@timestamp").stringValue())).isBeforeOrEqualTo(Instant.now());
            assertThat(it.at("/log/level").stringValue()).isIn("DEBUG", "INFO", "WARN");
            assertThat(it.required("message").stringValue()).isNotBlank();
        });
        assertThat(lines).anySatisfy(it -> {
            assertThat(it.required("message").stringValue()).startsWith("POST ");
            assertThat(it.at("/traceId").stringValue()).isEqualTo(TracedWrite.TRACE);
            assertThat(it.at("/spanId").stringValue()).matches("[0-9a-f]{16}");
            assertThat(it.at("/requestId").stringValue()).isEqualTo(requestId);
        });
    }

    private static String[] settings(TraceReceiver receiver) {
        var settings = new ArrayList<>(List.of(receiver.settings("0.0")));
        settings.add("--logging.structured.format.console=ecs");
        // It logs each request.
        settings.add("--logging.level.org.springframework.web.servlet.DispatcherServlet=debug");
        return settings.toArray(String[]::new);
    }
}
