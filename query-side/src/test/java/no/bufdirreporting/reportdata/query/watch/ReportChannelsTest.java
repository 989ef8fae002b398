package no.bufdirreporting.reportdata.query.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.stream.EventStreams;
import no.bufdirreporting.platform.http.stream.WatchProperties;
import no.bufdirreporting.reportdata.query.ReportLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class ReportChannelsTest {

    private static final Duration RARELY = Duration.ofMinutes(10);
    private static final Duration OFTEN = Duration.ofMillis(50);

    private final ReportLog log = new ReportLog();
    private EventStreams streams = new EventStreams(settings(RARELY, 64));
    private ReportChannels channels = channels(settings(RARELY, 64));
    private final List<Watcher> watchers = new ArrayList<>();

    private static WatchProperties settings(Duration heartbeat, int queue) {
        return new WatchProperties(Duration.ofSeconds(2), heartbeat, 5000, queue);
    }

    private ReportChannels channels(WatchProperties settings) {
        return new ReportChannels(log.gateway(), new ReportEvents(JsonMapper.shared()), settings);
    }

    private void use(WatchProperties settings) {
        streams = new EventStreams(settings);
        channels = channels(settings);
    }

    private Watcher watch(@Nullable Long resumeAfter) {
        var watcher = new Watcher(streams, channels, resumeAfter);
        watchers.add(watcher);
        return watcher;
    }

    /** Stops all streams and checks that channels, subscriptions and threads have ended with them. */
    @AfterEach
    void assertNothingIsLeft() {
        log.fail(false);
        watchers.forEach(Watcher::resumeReading);
        streams.stop();
        await().untilAsserted(() -> {
            assertThat(streams.open()).isZero();
            assertThat(channels.open()).isZero();
            assertThat(log.subscriptions()).isZero();
        });
        assertThat(watchers).allSatisfy(it -> assertThat(it.served()).isDone());
    }

    @Test
    void watcherGetsTheStateAndThenEachStep() {
        log.step();
        var watcher = watch(null).awaitFirst();
        log.step();
        log.step();

        await().untilAsserted(() -> assertThat(watcher.ids()).containsExactly(3L, 6L, 9L));
        assertThat(watcher.text()).containsSubsequence("retry: 2000\n\n", "event: snapshot\n", "event: data_updated\n");
    }

    @Test
    void returningWatcherGetsTheMissedEventsUnchanged() {
        log.step();
        var present = watch(null).awaitFirst();
        log.step();
        log.step();
        await().until(() -> present.ids().size() == 3);

        var returned = watch(3L);
        log.step();
        await().untilAsserted(() -> assertThat(returned.ids()).containsExactly(6L, 9L, 12L));
        await().until(() -> present.ids().size() == 4);
        assertThat(present.text()).endsWith(returned.text().substring("retry: 2000\n\n".length()));
    }

    @Test
    void returningWatcherThatMissedNothingGetsNoEvent() {
        log.step();
        var returned = watch(3L);
        await().until(() -> !returned.text().isEmpty());
        log.step();

        await().untilAsserted(() -> assertThat(returned.ids()).containsExactly(6L));
    }

    @Test
    void unknownOrExpiredIdGetsTheState() {
        log.step();
        log.step();
        assertThat(watch(4L).awaitFirst().text()).contains("id: 6\nevent: snapshot\n");

        log.forgetAll();
        log.step();
        assertThat(watch(3L).awaitFirst().text()).contains("id: 9\nevent: snapshot\n");
    }

    @Test
    void allWatchersOfAReportShareOneSubscription() {
        for (int each = 0; each < 20; each++) {
            watch(null).awaitFirst();
        }
        assertThat(log.subscriptions()).isEqualTo(1);
        assertThat(channels.open()).isEqualTo(1);
        assertThat(streams.open()).isEqualTo(20);
    }

    @Test
    void lastWatcherClosesTheChannelAndTheNextOneOpensAnother() {
        use(settings(OFTEN, 64));
        var one = watch(null).awaitFirst();
        var other = watch(null).awaitFirst();
        one.leave();
        await().until(() -> streams.open() == 1);
        assertThat(log.subscriptions()).isEqualTo(1);
        other.leave();
        await().until(() -> log.subscriptions() == 0 && channels.open() == 0);
        assertThat(one.served()).isCompleted();

        var next = watch(null).awaitFirst();
        log.step();
        await().untilAsserted(() -> assertThat(next.ids()).containsExactly(0L, 3L));
    }

    @Test
    void watcherThatDoesNotReadIsDisconnectedAndDelaysNobody() {
        use(settings(RARELY, 4));
        var slow = watch(null).awaitFirst();
        var other = watch(null).awaitFirst();
        slow.stopReading();
        for (int step = 0; step < 20; step++) {
            long position = log.step();
            await().until(() -> other.ids().contains(position));
        }
        slow.resumeReading();
        await().until(() -> slow.served().isDone());

        assertThat(other.ids()).hasSize(21);
        assertThat(slow.ids()).hasSizeLessThan(10);
        long seen = slow.ids().getLast();
        var returned = watch(seen);
        await().untilAsserted(() -> assertThat(returned.ids()).isEqualTo(log.positionsAfter(seen)));
    }

    @Test
    void failedSubscriptionIsReplacedAndMissedStepsAreSent() {
        var watcher = watch(null).awaitFirst();
        log.emitter().completeExceptionally(query -> true, new IllegalStateException("connection lost"));
        log.stepSilently();
        log.stepSilently();

        await().untilAsserted(() -> assertThat(watcher.ids()).containsExactly(0L, 3L, 6L));
        assertThat(watcher.served()).isNotDone();
        assertThat(log.subscriptions()).isEqualTo(1);
    }

    @Test
    void endedSubscriptionIsReplacedAndMissedStepsAreSent() {
        var watcher = watch(null).awaitFirst();
        for (int time = 1; time <= 3; time++) {
            await().until(() -> log.subscriptions() == 1);
            log.emitter().complete(query -> true);
            log.stepSilently();
        }
        await().untilAsserted(() -> assertThat(watcher.ids()).containsExactly(0L, 3L, 6L, 9L));
    }

    @Test
    void channelSurvivesAnUnavailableReadModel() {
        var watcher = watch(null).awaitFirst();
        log.fail(true);
        log.step();
        await().until(() -> log.subscriptions() == 0);
        assertThat(watch(null).served()).failsWithin(Duration.ofSeconds(10));
        log.step();
        log.fail(false);

        await().untilAsserted(() -> assertThat(watcher.ids()).containsExactly(0L, 3L, 6L));
        assertThat(watcher.served()).isNotDone();
    }

    @Test
    void stateIsSentWhenMissedStepsAreNoLongerKept() {
        log.step();
        var watcher = watch(null).awaitFirst();
        log.stepSilently();
        log.forgetAll();
        log.stepSilently();
        log.tell();

        await().untilAsserted(() -> assertThat(watcher.ids()).containsExactly(3L, 9L));
        assertThat(watcher.text()).contains("id: 9\nevent: snapshot\n");
    }

    @Test
    void replayNeverSendsAnOlderState() {
        log.step();
        log.step();
        var watcher = watch(null).awaitFirst();
        log.replayedUpTo(1);
        log.tell();
        assertThat(watch(null).served())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .withMessageContaining("catching up");

        log.step();
        log.step();
        await().untilAsserted(() -> assertThat(watcher.ids()).containsExactly(6L, 9L));
    }

    @Test
    void stepWithoutSignalIsFoundByPolling() {
        use(settings(OFTEN, 64));
        var watcher = watch(null).awaitFirst();
        log.stepSilently();

        await().untilAsserted(() -> assertThat(watcher.ids()).containsExactly(0L, 3L));
        assertThat(watcher.text()).contains(":\n\n");
    }

    @Test
    void failedFirstReadFailsTheRequest() {
        log.fail(true);
        var watcher = watch(null);

        assertThat(watcher.served()).failsWithin(Duration.ofSeconds(10));
        assertThat(watcher.text()).isEmpty();
        assertThat(channels.open()).isZero();
    }

    @Test
    void stoppingEndsAllStreamsAndRejectsNewOnes() {
        var one = watch(null).awaitFirst();
        streams.stop();

        assertThat(one.served()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(watch(null).served())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ProblemException.class);
    }

    @Test
    void watchersThatReconnectGetEveryEventExactlyOnce() {
        use(settings(OFTEN, 1000));
        var stepping = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var visitors = IntStream.range(0, 300)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> visits(stepping), threads))
                    .toList();
            for (int step = 0; step < 1500; step++) {
                log.step();
                pause();
            }
            stepping.set(false);
            assertThat(visitors).allSatisfy(it -> {
                var ids = it.join();
                assertThat(ids).endsWith(log.head());
                assertThat(ids.subList(1, ids.size())).isEqualTo(log.positionsAfter(ids.getFirst()));
            });
        }
    }

    /** Repeated visits of one client, the last one after all steps; returns the ids of all events received. */
    private List<Long> visits(AtomicBoolean stepping) {
        var ids = new ArrayList<Long>();
        var random = ThreadLocalRandom.current();
        while (stepping.get()) {
            var watcher = new Watcher(streams, channels, ids.isEmpty() ? null : ids.getLast());
            int enough = random.nextInt(100);
            while (stepping.get() && watcher.ids().size() < enough) {
                pause();
            }
            watcher.leave();
            waitFor(watcher);
            ids.addAll(watcher.ids());
        }
        while (ids.isEmpty() || ids.getLast() < log.head()) {
            var last = new Watcher(streams, channels, ids.isEmpty() ? null : ids.getLast());
            last.awaitFirst().leave();
            waitFor(last);
            ids.addAll(last.ids());
        }
        return ids;
    }

    private static void waitFor(Watcher watcher) {
        try {
            watcher.served().join();
        } catch (CompletionException failed) {
            throw new AssertionError("refused", failed);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void manyQuickVisitsLeaveNothingBehind() {
        use(settings(Duration.ofMillis(1), 64));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < 100; client++) {
                threads.submit(() -> {
                    for (int visit = 0; visit < 20; visit++) {
                        var watcher = new Watcher(streams, channels, null);
                        watcher.leave();
                        waitFor(watcher);
                    }
                });
            }
        }
        assertThat(streams.open()).isZero();
        assertThat(channels.open()).isZero();
        await().untilAsserted(() -> assertThat(log.subscriptions()).isZero());
    }
}
