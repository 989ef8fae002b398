package no.bufdirreporting.standalone.store;

import static no.bufdirreporting.standalone.store.TestStore.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TailStreamTest {

    private TestStore store;

    @BeforeEach
    void open() throws SQLException {
        store = TestStore.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void seesEverythingInOrderUnderConcurrentAppends() throws Exception {
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        Thread reader = Thread.startVirtualThread(() -> read(null, 3000, seen));
        GroupCommitTest.concurrently(1500, n -> store.engine.appendEvents(events("a" + n, 2)));
        reader.join();
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 3000).boxed().toList());
    }

    @Test
    void aReaderThatOnlyListensToItsCallbackMissesNothing() throws Exception {
        List<Long> seen = new ArrayList<>();
        try (TrackingEventStream stream = store.events.openStream(null)) {
            Semaphore news = new Semaphore(0);
            stream.setOnAvailableCallback(news::release);
            Thread writers = Thread.startVirtualThread(() -> {
                for (int n = 0; n < 300; n++) {
                    store.engine.appendEvents(events("a" + n, 1));
                }
            });
            while (seen.size() < 300) {
                assertThat(news.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
                news.drainPermits();
                while (stream.hasNextAvailable()) {
                    seen.add(EventReader.position(stream.nextAvailable().trackingToken()));
                }
            }
            writers.join();
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 300).boxed().toList());
    }

    @Test
    void callsBackAtOnceWhenThereIsSomethingAlready() {
        store.engine.appendEvents(events("a", 1));
        Semaphore news = new Semaphore(0);
        try (TrackingEventStream stream = store.events.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(news::release)).isTrue();
        }
        assertThat(news.tryAcquire()).isTrue();
    }

    @Test
    void continuesFromAToken() throws Exception {
        store.engine.appendEvents(events("a", 1200));
        List<Long> seen = new ArrayList<>();
        read(token(700), 500, seen);
        assertThat(seen).startsWith(701L).endsWith(1200L).hasSize(500);
    }

    @Test
    void aReplayStartsAtItsLowerBound() throws Exception {
        store.engine.appendEvents(events("a", 4));
        List<Long> seen = new ArrayList<>();
        read(ReplayToken.createReplayToken(token(4), token(2)), 2, seen);
        assertThat(seen).containsExactly(3L, 4L);
    }

    @Test
    void waitsNoLongerThanToldAndPeeksWithoutMoving() throws Exception {
        try (TrackingEventStream stream = store.events.openStream(null)) {
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(stream.peek()).isEmpty();
            Thread.startVirtualThread(() -> {
                Pause.millis(100);
                store.engine.appendEvents(events("a", 1));
            });
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.peek()).isPresent().isEqualTo(stream.peek());
            assertThat(stream.nextAvailable()).isNotNull();
            assertThat(stream.hasNextAvailable()).isFalse();
        }
    }

    @Test
    void closingEndsAWait() throws Exception {
        TrackingEventStream stream = store.events.openStream(null);
        Thread closer = Thread.startVirtualThread(() -> {
            Pause.millis(100);
            stream.close();
        });
        assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isFalse();
        closer.join();
    }

    @Test
    void refusesTheTokenOfAnotherStore() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.events.openStream(token(7)));
    }

    @Test
    void tokensAtBothEndsAreNullWhileThereIsNothing() {
        assertThat(store.events.createHeadToken()).isNull();
        assertThat(store.events.createTailToken()).isNull();
        store.engine.appendEvents(events("a", 2));
        assertThat(store.events.createHeadToken()).isEqualTo(token(2));
        assertThat(store.events.createTailToken()).isEqualTo(token(0));
    }

    private static TrackingToken token(long position) {
        return GapAwareTrackingToken.newInstance(position, Collections.emptySet());
    }

    private void read(TrackingToken from, int number, List<Long> seen) {
        try (TrackingEventStream stream = store.events.openStream(from)) {
            while (seen.size() < number) {
                seen.add(EventReader.position(stream.nextAvailable().trackingToken()));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
