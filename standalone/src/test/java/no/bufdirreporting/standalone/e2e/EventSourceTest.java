package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The event stream read by the {@code EventSource} of a real browser. */
class EventSourceTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AutoClose
    private final Tab tab = Browser.newTab();

    @Test
    void itGetsTheSameEventsAsAPlainClient() throws Exception {
        var api = SystemUnderTest.api();
        String org = Given.organization(api);
        Reports.aggregated(api, org, "2024");
        try (var relay = new Relay(SystemUnderTest.baseUrl());
                var plain = Watching.open(Reports.watch(org, "2024"))) {
            watch(relay, org);
            var expected = new ArrayList<>(plain.until("snapshot"));
            heard(expected);
            Given.activity(api, org, "participant_count", 3, "hours", 1.25);
            expected.addAll(plain.until("data_updated"));
            heard(expected);
            assertThat(expected)
                    .extracting(WatchedEvent::name)
                    .containsExactly("snapshot", "cache_invalidated", "data_updated");
        }
    }

    @Test
    void itReconnectsAndMissesNothing() throws Exception {
        var api = SystemUnderTest.api();
        String org = Given.organization(api);
        Reports.aggregated(api, org, "2024");
        try (var relay = new Relay(SystemUnderTest.baseUrl());
                var plain = Watching.open(Reports.watch(org, "2024"))) {
            watch(relay, org);
            var expected = new ArrayList<>(plain.until("snapshot"));
            for (int times = 1; times <= 2; times++) {
                heard(expected);
                String last = expected.getLast().id();
                relay.disconnect();
                Given.activity(api, org);
                expected.addAll(plain.until("data_updated"));
                relay.connect(SystemUnderTest.baseUrl());
                heard(expected);
                assertThat(relay.sent()).anyMatch(it -> it.contains("\r\nLast-Event-ID: " + last + "\r\n"));
                Given.activity(api, org);
                expected.addAll(plain.until("data_updated"));
            }
            heard(expected);
        }
    }

    /** The server shuts down in order, and the next process answers at the same address. */
    @Test
    @StandaloneOnly
    void itReconnectsToTheNextProcess(@TempDir Path directory) throws Exception {
        String org = "org-1042";
        List<WatchedEvent> expected = new ArrayList<>();
        try (var first = ApplicationProcess.start(directory);
                var relay = new Relay(first.baseUrl())) {
            Reports.aggregated(first.api(), org, "2024");
            watch(relay, org);
            try (var plain = Watching.at(first.baseUrl(), Reports.watch(org, "2024"))) {
                expected.addAll(plain.until("snapshot"));
                heard(expected);
            }
            assertThat(first.stop()).isEqualTo(143);
            relay.disconnect();
            try (var second = ApplicationProcess.start(directory)) {
                Given.activity(second.api(), org, "activity_type", "investigation_dismissed");
                try (var plain = Watching.at(
                        second.baseUrl(),
                        Reports.watch(org, "2024"),
                        "Last-Event-ID",
                        expected.getLast().id())) {
                    expected.addAll(plain.until("data_updated"));
                }
                relay.connect(second.baseUrl());
                heard(expected);
            }
        }
    }

    /** Watches from any page of the same origin. */
    private void watch(Relay relay, String org) throws InterruptedException {
        tab.show(relay.baseUrl() + "/api/v1/organizations");
        tab.evaluate("""
                window.heard = [];
                const source = new EventSource('%s');
                for (const name of ['snapshot', 'data_updated', 'cache_invalidated', 'cache_validated', 'message']) {
                    source.addEventListener(name, event => heard.push(
                        {id: event.lastEventId, name: event.type, data: JSON.parse(event.data)}));
                }
                null""".formatted(Reports.watch(org, "2024")));
    }

    /** Waits until the page has received exactly these events, in this order. */
    private void heard(List<WatchedEvent> expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(JSON.readTree(
                                        tab.evaluate("JSON.stringify(heard)").stringValue())
                                .valueStream()
                                .map(it -> new WatchedEvent(
                                        it.required("id").stringValue(),
                                        it.required("name").stringValue(),
                                        it.required("data"))))
                        .containsExactlyElementsOf(expected));
    }
}
