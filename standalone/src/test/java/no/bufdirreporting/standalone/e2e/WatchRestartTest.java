package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watchers resume at the next process after a shutdown or crash. */
@StandaloneOnly
class WatchRestartTest {

    private static final int OTHERS = 50;
    private static final String ORG = "org-1042";
    private static final String WATCH = Reports.watch(ORG, "2024");

    @TempDir
    Path directory;

    @Test
    void aShutdownEndsStreamsAndWatchersResumeWithoutLoss() throws Exception {
        var seen = new ArrayList<WatchedEvent>();
        try (var first = ApplicationProcess.start(directory)) {
            Reports.aggregated(first.api(), ORG, "2024");
            var others = new ArrayList<Watching>();
            for (int n = 0; n < OTHERS; n++) {
                others.add(Watching.at(first.baseUrl(), WATCH));
            }
            try (var watcher = Watching.at(first.baseUrl(), WATCH);
                    var silent = WatchSocket.connect(first.baseUrl())) {
                silent.request("GET", WATCH);
                silent.status();
                seen.addAll(watcher.until("snapshot"));
                record(first.api());
                seen.addAll(watcher.until("data_updated"));

                long told = System.nanoTime();
                first.handle().destroy();

                assertThat(watcher.end()).succeedsWithin(Duration.ofSeconds(5));
                assertThat(others).allSatisfy(it -> assertThat(it.end()).succeedsWithin(Duration.ofSeconds(5)));
                String line = silent.line();
                while (line != null) {
                    line = silent.line();
                }
                assertThat(first.awaitEnd()).isEqualTo(143);
                assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(15));
                seen.addAll(watcher.rest());
            } finally {
                others.forEach(Watching::close);
            }
        }
        assertTheNextProcessSendsTheMissedEvents(seen);
    }

    @Test
    void watchersResumeAfterACrashWithoutLoss() throws Exception {
        var seen = new ArrayList<WatchedEvent>();
        try (var first = ApplicationProcess.start(directory)) {
            Reports.aggregated(first.api(), ORG, "2024");
            try (var watcher = Watching.at(first.baseUrl(), WATCH)) {
                seen.addAll(watcher.until("snapshot"));
                record(first.api());
                first.kill();
                assertThat(watcher.end()).failsWithin(Duration.ofSeconds(5));
                seen.addAll(watcher.rest());
            }
        }
        assertTheNextProcessSendsTheMissedEvents(seen);
    }

    private void assertTheNextProcessSendsTheMissedEvents(List<WatchedEvent> seen) throws Exception {
        try (var second = ApplicationProcess.start(directory)) {
            record(second.api());
            var snapshot = Reports.aggregated(second.api(), ORG, "2024");
            var all = new ArrayList<>(List.of(seen.getFirst()));
            all.addAll(after(second, seen.getFirst(), snapshot));
            assertThat(all).startsWith(seen.toArray(WatchedEvent[]::new)).hasSizeGreaterThan(seen.size());
            assertThat(all).extracting(WatchedEvent::position).isSorted().doesNotHaveDuplicates();
            for (var last : seen) {
                assertThat(after(second, last, snapshot)).isEqualTo(all.subList(all.indexOf(last) + 1, all.size()));
            }
        }
    }

    /** The events after one, up to the state that a snapshot shows. */
    private static List<WatchedEvent> after(ApplicationProcess process, WatchedEvent last, Answer snapshot)
            throws Exception {
        String head;
        try (var watcher = Watching.at(process.baseUrl(), WATCH)) {
            var state = watcher.next("snapshot");
            assertThat(state.data()).isEqualTo(snapshot.json());
            head = state.id();
        }
        try (var watcher = Watching.at(process.baseUrl(), WATCH, "Last-Event-ID", last.id())) {
            var events = new ArrayList<WatchedEvent>();
            while (events.isEmpty() || !events.getLast().id().equals(head)) {
                events.add(watcher.next());
            }
            return events;
        }
    }

    private static void record(Api api) {
        Given.activity(api, ORG, "activity_type", "investigation_dismissed", "contact_id", Given.unique("contact"));
    }
}
