package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Reports.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How watching starts and resumes. */
class WatchResumeTest {

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void aReturningWatcherGetsExactlyTheMissedEvents() throws Exception {
        Reports.aggregated(api, org, "2024");
        var events = new ArrayList<WatchedEvent>();
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            events.add(watcher.next());
            for (int n = 0; n < 3; n++) {
                Given.activity(api, org);
                events.addAll(watcher.until("data_updated"));
            }
        }
        assertThat(events).extracting(WatchedEvent::position).isSorted().doesNotHaveDuplicates();
        for (int seen = 0; seen < events.size(); seen++) {
            var missed = events.subList(seen + 1, events.size());
            try (var watcher = Watching.open(
                    Reports.watch(org, "rp-2024"),
                    "Last-Event-ID",
                    events.get(seen).id())) {
                for (var expected : missed) {
                    assertThat(watcher.next()).isEqualTo(expected);
                }
                assertThat(watcher.poll(Duration.ofMillis(100))).isNull();
            }
        }
        try (var watcher = Watching.open(
                Reports.watch(org, "2024"), "Last-Event-ID", events.getLast().id())) {
            Given.activity(api, org);
            assertThat(watcher.until("data_updated"))
                    .extracting(WatchedEvent::name)
                    .containsExactly("cache_invalidated", "data_updated");
        }
    }

    @Test
    void aWatcherOfAnEmptyReportResumesWithTheFirstStep() throws Exception {
        String nothing;
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            nothing = watcher.next().id();
        }
        Given.activity(api, org);
        String id = Reports.aggregated(api, org, "2024").text("snapshot_id");
        try (var watcher = Watching.open(Reports.watch(org, "2024"), "Last-Event-ID", nothing)) {
            var first = watcher.next();
            assertThat(first.name()).isEqualTo("data_updated");
            assertThat(first.data().required("snapshot_id").stringValue()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "none", "-1", "1.5", "999999999999", "99999999999999999999", "0x10", "æøå", "1,2"})
    void anUnknownIdGetsTheState(String id) throws Exception {
        Given.activity(api, org);
        var snapshot = Reports.aggregated(api, org, "2024");
        try (var watcher = WatchSocket.connect(SystemUnderTest.baseUrl())) {
            watcher.request("GET", Reports.watch(org, "2024"), "Last-Event-ID", id);
            assertThat(watcher.status()).isEqualTo("HTTP/1.1 200 ");
            var events = new ArrayList<WatchedEvent>();
            var lines = new EventLines(events::add, comment -> {});
            while (events.isEmpty()) {
                lines.accept(String.valueOf(watcher.line()));
            }
            assertThat(events.getFirst().name()).isEqualTo("snapshot");
            assertThat(events.getFirst().data()).isEqualTo(snapshot.json());
        }
    }

    @Test
    void theIdOfAnotherReportIsUnknown() throws Exception {
        String other = Given.organization(api);
        for (String each : List.of(org, other)) {
            Given.activity(api, each);
            Reports.aggregated(api, each, "2024");
        }
        String foreign;
        try (var watcher = Watching.open(Reports.watch(other, "2024"))) {
            foreign = watcher.next().id();
        }
        try (var watcher = Watching.open(Reports.watch(org, "2024"), "Last-Event-ID", foreign)) {
            assertThat(watcher.next().name()).isEqualTo("snapshot");
        }
    }

    @Test
    void theStreamHasItsHeaders() throws Exception {
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            var headers = watcher.response().headers();
            assertThat(headers.firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
            assertThat(headers.firstValue("Transfer-Encoding")).contains("chunked");
            assertThat(headers.firstValue("Content-Length")).isEmpty();
            watcher.next("snapshot");
            Reports.aggregated(api, org, "2024");
            Given.activity(api, org);
            watcher.next("data_updated");
            assertThat(watcher.retries()).containsExactly("2000");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?organization_id=org-1042                             | 400 | invalid-request          | period_id
            ?period_id=2024                                       | 400 | invalid-request          | organization_id
            ''                                            | 400 | invalid-request          | organization_id,period_id
            ?organization_id=org-1042&period_id=2024&section=barn | 400 | invalid-request          | section
            ?organization_id=org-1042&period_id=                  | 400 | invalid-request          | period_id
            ?organization_id=org-nobody-knows&period_id=2024      | 422 | unknown-organization     | organization_id
            ?organization_id=org-1042&period_id=spring            | 422 | unknown-reporting-period | period_id
            """)
    void anInvalidRequestGetsAProblemForAnyAcceptHeader(String query, int status, String code, String fields) {
        for (String accept : List.of("text/event-stream", "*/*", "application/json")) {
            for (String path : List.of(PATH, PATH + PATH)) {
                api.get(path + "/watch" + query, "Accept", accept).expectProblem(status, code, fields.split(","));
            }
        }
    }

    @Test
    void otherMediaTypesMethodsAndPathsAreRejected() {
        api.get(Reports.watch(org, "2024"), "Accept", "application/json").expectProblem(406, "not-acceptable");
        var posted = api.post(Reports.watch(org, "2024"), object("organization_id", org));
        posted.expectProblem(405, "method-not-allowed");
        api.get(PATH + "/watch/" + org, "Accept", "text/event-stream").expectProblem(404, "not-found");
    }

    @Test
    void headReturnsTheHeadersOfAGet() {
        for (String path : List.of(Reports.watch(org, "2024"), PATH + Reports.watch(org, "2024"))) {
            var head =
                    api.send("HEAD", path, null, "Accept", "text/event-stream").expect(200);
            assertThat(head.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
            assertThat(head.header("Cache-Control")).isEqualTo("no-store");
            assertThat(head.body()).isEmpty();
        }
        api.send("HEAD", Reports.watch("org-nobody-knows", "2024"), null).expect(422);
    }
}
