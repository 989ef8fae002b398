package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.bufdirreporting.standalone.e2e.TraceReceiver.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request is one trace, from its arrival over command, event and projection to its answer. */
@StandaloneOnly
class TracesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    @TempDir
    Path directory;

    @Test
    void aWriteIsOneTrace() throws Exception {
        try (var receiver = TraceReceiver.open();
                var application = ApplicationProcess.start(directory, settings(receiver))) {
            var api = application.api();
            String org = Given.organization(api);
            var answer =
                    api.post(ACTIVITIES, Given.newActivity(org), "traceparent", "00-%s-%s-01".formatted(TRACE, CALLER));
            String id = answer.expect(201).text("activity_id");

            await().atMost(PATIENCE).untilAsserted(() -> {
                var spans = receiver.of(TRACE);
                assertThat(spans)
                        .extracting(Span::name)
                        .anySatisfy(it -> assertThat(it).isEqualTo("http post /api/v1/activities"));
                for (String message : List.of("RecordActivity", "ActivityRecorded", "AwaitProjection")) {
                    assertThat(spans)
                            .extracting(Span::name)
                            .anySatisfy(it -> assertThat(it).contains(message));
                }
                assertThat(spans)
                        .extracting(Span::name)
                        .anySatisfy(it -> assertThat(it)
                                .startsWith("StreamingEventProcessor")
                                .contains("ActivityRecorded"));
                var ids = spans.stream().map(Span::id).collect(Collectors.toSet());
                ids.add(CALLER);
                assertThat(spans).allSatisfy(it -> assertThat(ids).contains(it.parent()));
            });
            assertThat(receiver.of(TRACE)).extracting(Span::name).noneMatch(it -> it.contains(id));
            assertThat(application.output().lines())
                    .anySatisfy(it -> assertThat(it).matches(TRACE + " [0-9a-f]{16} POST .*"));
        }
    }

    private static String[] settings(TraceReceiver receiver) {
        var settings = new ArrayList<>(List.of(receiver.settings("0.0")));
        settings.add("--logging.pattern.console=%X{traceId} %X{spanId} %m%n");
        // It logs each request.
        settings.add("--logging.level.org.springframework.web.servlet.DispatcherServlet=debug");
        return settings.toArray(String[]::new);
    }
}
