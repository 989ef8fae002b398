package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watcher that does not read is disconnected and delays no other. */
@StandaloneOnly
class SlowWatcherTest {

    /** So many fields that a few updates fill the buffers between the server and a client that does not read. */
    private static final int FIELDS = 3_000;

    private static final int MOST_UPDATES = 100;
    private static final String WATCH = Reports.watch("org-1042", "2024");

    @Test
    void aWatcherThatDoesNotReadIsDisconnectedAndDelaysNobody(@TempDir Path directory) throws Exception {
        try (var process = ApplicationProcess.start(
                directory,
                "--bufdir.report-definitions=file:" + aLargeDefinition(directory),
                "--bufdir.report-data.refresh-after=0s",
                "--bufdir.watch.queue=4",
                Auditor.setting(),
                "--server.tomcat.connection-timeout=8s")) {
            var api = process.api();
            Reports.aggregated(api, "org-1042", "2024");
            try (var other = Watching.at(process.baseUrl(), WATCH);
                    var slow = WatchSocket.connectNarrowly(process.baseUrl())) {
                slow.request("GET", WATCH);
                slow.status();
                var all = new ArrayList<>(other.until("snapshot"));
                while (watchers(api) == 2 && all.size() < 2 * MOST_UPDATES) {
                    Given.activity(api, "org-1042");
                    long recorded = System.nanoTime();
                    all.addAll(other.until("data_updated"));
                    assertThat(Duration.ofNanos(System.nanoTime() - recorded))
                            .as("from the activity to the update that a reading watcher gets")
                            .isLessThan(Duration.ofSeconds(6));
                }
                assertThat(watchers(api)).isEqualTo(1);
                Given.activity(api, "org-1042");
                all.addAll(other.until("data_updated"));

                var seen = readUntilItBreaks(slow);
                assertThat(all).startsWith(seen.toArray(WatchedEvent[]::new)).hasSizeGreaterThan(seen.size());
                try (var resumed = Watching.at(
                        process.baseUrl(),
                        WATCH,
                        "Last-Event-ID",
                        seen.getLast().id())) {
                    for (var missed : all.subList(seen.size(), all.size())) {
                        assertThat(resumed.next().equals(missed)).isTrue();
                    }
                }
            }
        }
    }

    private static List<WatchedEvent> readUntilItBreaks(WatchSocket socket) {
        var seen = new ArrayList<WatchedEvent>();
        var lines = new EventLines(seen::add, comment -> {});
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            for (String line = socket.line(); line != null; line = socket.line()) {
                lines.accept(line);
            }
        });
        return seen;
    }

    private static int watchers(Api api) {
        return api.get("/actuator/health", Auditor.token())
                .at("/components/watching/details/watchers")
                .intValue();
    }

    private static Path aLargeDefinition(Path directory) throws IOException {
        var yaml = new StringBuilder("""
                id: large
                title: Large
                default: true
                sections:
                  - id: all
                    title: All
                    fields:
                """);
        for (int n = 0; n < FIELDS; n++) {
            yaml.append("""
                          - {key: number_%s, title: Number, activity_types: all, measure: activities, data_source: here}
                    """.formatted(n));
        }
        return Files.writeString(directory.resolve("large.yml"), yaml);
    }
}
