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

class LiveEventStreamTest {

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
    void readsAllEventsInOrderUnderConcurrentAppends() throws Exception {
        List<Long> positions = Collections.synchronizedList(new ArrayList<>());
        Thread reader = Thread.startVirtualThread(() -> read(null, 3000, positions));
        GroupCommitTest.concurrently(1500, n -> store.engine.appendEvents(events("a" + n, 2)));
        reader.join();
        assertThat(positions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 3000).boxed().toList());
    }

    @Test
    void callbackIsCalledForAllEvents() throws Exception {
        List<Long> positions = new ArrayList<>();
        try (TrackingEventStream stream = store.events.openStream(null)) {
            Semaphore notifications = new Semaphore(0);
            stream.setOnAvailableCallback(notifications::release);
            Thread writers = Thread.startVirtualThread(() -> {
                for (int n = 0; n < 300; n++) {
                    store.engine.appendEvents(events("a" + n, 1));
                }
            });
            while (positions.size() < 300) {
                assertThat(notifications.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
                notifications.drainPermits();
                while (stream.hasNextAvailable()) {
                    positions.add(EventReader.position(stream.nextAvailable().trackingToken()));
                }
            }
            writers.join();
        }
        assertThat(positions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 300).boxed().toList());
    }

    @Test
    void callbackIsCalledImmediatelyIfEventsExist() {
        store.engine.appendEvents(events("a", 1));
        Semaphore notifications = new Semaphore(0);
        try (TrackingEventStream stream = store.events.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(notifications::release)).isTrue();
        }
        assertThat(notifications.tryAcquire()).isTrue();
    }

    @Test
    void readsFromAToken() throws Exception {
        store.engine.appendEvents(events("a", 1200));
        List<Long> positions = new ArrayList<>();
        read(token(700), 500, positions);
        assertThat(positions).startsWith(701L).endsWith(1200L).hasSize(500);
    }

    @Test
    void replayStartsAtItsLowerBound() throws Exception {
        store.engine.appendEvents(events("a", 4));
        List<Long> positions = new ArrayList<>();
        read(ReplayToken.createReplayToken(token(4), token(2)), 2, positions);
        assertThat(positions).containsExactly(3L, 4L);
    }

    @Test
    void waitIsBoundedAndPeekDoesNotAdvance() throws Exception {
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
    void closingEndsTheWait() throws Exception {
        TrackingEventStream stream = store.events.openStream(null);
        Thread closer = Thread.startVirtualThread(() -> {
            Pause.millis(100);
            stream.close();
        });
        assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isFalse();
        closer.join();
    }

    @Test
    void tokenOfAnotherStoreIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.events.openStream(token(7)));
    }

    @Test
    void headAndTailTokensOfAnEmptyStoreAreNull() {
        assertThat(store.events.createHeadToken()).isNull();
        assertThat(store.events.createTailToken()).isNull();
        store.engine.appendEvents(events("a", 2));
        assertThat(store.events.createHeadToken()).isEqualTo(token(2));
        assertThat(store.events.createTailToken()).isEqualTo(token(0));
    }

    private static TrackingToken token(long position) {
        return GapAwareTrackingToken.newInstance(position, Collections.emptySet());
    }

    private void read(TrackingToken from, int number, List<Long> positions) {
        try (TrackingEventStream stream = store.events.openStream(from)) {
            while (positions.size() < number) {
                positions.add(EventReader.position(stream.nextAvailable().trackingToken()));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
