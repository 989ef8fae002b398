package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hundreds of watchers connect and disconnect while many activities are recorded. */
class WatchersTest {

    private static final int WATCHERS = 300;
    private static final int CLIENTS = 4;
    private static final Duration POURING = Duration.ofSeconds(10);
    private static final int STEPS = 6;

    private final Api api = SystemUnderTest.api();
    private final String org = Given.organization(api);

    @Test
    void everyWatcherGetsEveryEventExactlyOnce() throws Exception {
        String snapshot = Reports.aggregated(api, org, "2024").text("snapshot_id");
        var first = stateOfTheMoment();
        var watchers = IntStream.range(0, WATCHERS)
                .mapToObj(n -> new RestlessWatcher(SystemUnderTest.baseUrl(), Reports.watch(org, "2024"), n % 2 == 0))
                .toList();
        List<WatchedEvent> all;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                watchers.forEach(threads::execute);
                try (var cuts = Executors.newScheduledThreadPool(2)) {
                    watchers.forEach(watcher -> cutNowAndThen(cuts, watcher));
                    changeActivities(snapshot, () -> watchers.getFirst().received() > STEPS);
                    cuts.shutdownNow();
                }
                Reports.valid(api, snapshot);
                all = after(first, stateOfTheMoment().id());
                String last = all.getLast().id();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> watchers.stream().allMatch(it -> last.equals(it.seen())));
            } finally {
                watchers.forEach(RestlessWatcher::close);
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(STEPS);
        assertThat(all).extracting(WatchedEvent::position).isSorted().doesNotHaveDuplicates();
        var states = states(first, all);
        assertThat(states.get(all.getLast().id()))
                .isEqualTo(ReportState.of(Reports.valid(api, snapshot).json()));
        watchers.forEach(watcher -> assertNothingMissing(watcher, all, states));
        assertThat(watchers.stream().mapToInt(RestlessWatcher::connections).sum())
                .as("connections")
                .isGreaterThan(3 * WATCHERS);
        assertThat(watchers.stream().flatMap(it -> it.refusals().stream())).isEmpty();
    }

    private static void cutNowAndThen(ScheduledExecutorService cuts, RestlessWatcher watcher) {
        var random = ThreadLocalRandom.current();
        Runnable cut = () -> {
            watcher.cut(ThreadLocalRandom.current().nextBoolean());
            cutNowAndThen(cuts, watcher);
        };
        if (!cuts.isShutdown()) {
            cuts.schedule(cut, random.nextInt(100, 6_000), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Records, corrects and deletes activities, and requests new figures, for some seconds and until there are enough
     * steps.
     */
    private void changeActivities(String snapshot, BooleanSupplier enough) throws Exception {
        long start = System.nanoTime();
        BooleanSupplier pouring = () -> {
            long time = System.nanoTime() - start;
            return time < POURING.toNanos() || (!enough.getAsBoolean() && time < 6 * POURING.toNanos());
        };
        var calls = new ArrayList<Callable<@Nullable Void>>();
        for (int n = 0; n < CLIENTS; n++) {
            calls.add(() -> {
                var client = SystemUnderTest.api();
                while (pouring.getAsBoolean()) {
                    String path = Given.ACTIVITIES + "/"
                            + Given.activity(client, org, "hours", 1.5, "contact_id", Given.unique("contact"))
                                    .text("activity_id");
                    client.put(path, object("participant_count", 3)).expect(200);
                    if (ThreadLocalRandom.current().nextInt(3) == 0) {
                        client.delete(path).expect(200);
                    }
                }
                return null;
            });
        }
        calls.add(() -> {
            while (pouring.getAsBoolean()) {
                api.put(
                                Reports.PATH + "/" + snapshot,
                                object("invalidate_cache", true, "reason", "Somebody cannot wait"))
                        .expect(202);
            }
            return null;
        });
        try (var executor = Executors.newFixedThreadPool(calls.size())) {
            for (var done : executor.invokeAll(calls)) {
                done.get();
            }
        }
    }

    private WatchedEvent stateOfTheMoment() throws Exception {
        try (var watcher = Watching.open(Reports.watch(org, "2024"))) {
            return watcher.next();
        }
    }

    private List<WatchedEvent> after(WatchedEvent first, String last) throws Exception {
        var read = new ArrayList<WatchedEvent>();
        try (var watcher = Watching.open(Reports.watch(org, "2024"), "Last-Event-ID", first.id())) {
            do {
                read.add(watcher.next());
            } while (!read.getLast().id().equals(last));
        }
        return read;
    }

    /** The state after each step, by the id of the step. */
    private static Map<String, ReportState> states(WatchedEvent first, List<WatchedEvent> steps) {
        var states = new LinkedHashMap<String, ReportState>();
        var state = ReportState.of(first.data());
        states.put(first.id(), state);
        for (var step : steps) {
            state = state.after(step);
            states.put(step.id(), state);
        }
        return states;
    }

    private static void assertNothingMissing(
            RestlessWatcher watcher, List<WatchedEvent> all, Map<String, ReportState> states) {
        for (var sequence : watcher.sequences()) {
            var beginning = sequence.getFirst();
            var expected = all.stream()
                    .filter(it -> it.position() > beginning.position())
                    .limit(sequence.size() - 1L)
                    .toList();
            assertThat(sequence.subList(1, sequence.size())).isEqualTo(expected);
            assertThat(ReportState.of(beginning.data())).isEqualTo(states.get(beginning.id()));
        }
        assertThat(watcher.seen()).isEqualTo(all.getLast().id());
        if (watcher.resumes()) {
            assertThat(watcher.sequences())
                    .as("states sent to a resuming watcher")
                    .hasSize(1);
        }
    }
}
