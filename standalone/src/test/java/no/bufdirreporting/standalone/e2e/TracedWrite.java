package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Given.ACTIVITIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import no.bufdirreporting.standalone.e2e.TraceReceiver.Span;

/** A write that belongs to a trace of its client. */
public final class TracedWrite {

    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final String CALLER = "00f067aa0ba902b7";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TracedWrite() {}

    /** Records an activity, and asserts that request, command, event, projection and answer are one trace. */
    public static Answer assertOneTrace(Api api, TraceReceiver receiver) {
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
                    .anySatisfy(it ->
                            assertThat(it).startsWith("StreamingEventProcessor").contains("ActivityRecorded"));
            var ids = spans.stream().map(Span::id).collect(Collectors.toSet());
            ids.add(CALLER);
            assertThat(spans).allSatisfy(it -> assertThat(ids).contains(it.parent()));
        });
        assertThat(receiver.of(TRACE)).extracting(Span::name).noneMatch(it -> it.contains(id));
        return answer;
    }
}
