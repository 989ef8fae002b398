package no.bufdirreporting.standalone.store;

import static no.bufdirreporting.standalone.store.TestStore.event;
import static no.bufdirreporting.standalone.store.TestStore.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

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
    void concurrentAppendsAreStoredOnceWithoutGaps() throws Exception {
        concurrently(2000, n -> store.engine.appendEvents(events("a" + n, 1 + n % 3)));
        long expected = IntStream.range(0, 2000).mapToLong(n -> 1 + n % 3).sum();
        assertThat(store.engine.head()).isEqualTo(expected);
        assertThat(store.count("true")).isEqualTo(expected);
        assertThat(store.count("global_index between 1 and " + expected)).isEqualTo(expected);
    }

    @Test
    void conflictFailsOnlyItsOwnAppendAndLeavesNoGap() throws Exception {
        store.engine.appendEvents(events("taken", 2));
        Queue<Integer> refused = new ConcurrentLinkedQueue<>();
        concurrently(300, n -> {
            try {
                store.engine.appendEvents(List.of(n % 10 == 0 ? event("taken", 1) : event("free" + n, 0)));
            } catch (ConcurrencyException e) {
                refused.add(n);
            }
        });
        assertThat(refused).hasSize(30).allMatch(n -> n % 10 == 0);
        assertThat(store.engine.head()).isEqualTo(272);
        assertThat(store.count("global_index between 1 and 272")).isEqualTo(272);
    }

    @Test
    void onlyOneAppendOfTheSameSequenceSucceeds() throws Exception {
        Queue<Integer> stored = new ConcurrentLinkedQueue<>();
        concurrently(100, n -> {
            try {
                store.engine.appendEvents(List.of(event("contended", 0)));
                stored.add(n);
            } catch (AggregateStreamCreationException e) {
                assertThat(e).hasMessageContaining("contended");
                assertThat(ExceptionUtils.getStackTrace(e)).as("the payload").doesNotContain("what");
            }
        });
        assertThat(stored).hasSize(1);
        assertThat(store.count("true")).isEqualTo(1);
    }

    @Test
    void appendIsAtomic() throws Exception {
        store.engine.appendEvents(List.of(event("a", 1)));
        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> store.engine.appendEvents(events("a", 3)));
        assertThat(store.count("true")).isEqualTo(1);
    }

    @Test
    void storedEventsCanBeReadBack() {
        store.engine.appendEvents(events("a", 3));
        store.engine.appendEvents(List.of(GenericEventMessage.asEventMessage(new TestStore.Happened("elsewhere"))));
        assertThat(store.engine.readEvents("a", 1).asStream().<Object>map(e -> e.getPayload()))
                .containsExactly(new TestStore.Happened("a/1"), new TestStore.Happened("a/2"));
        assertThat(store.engine.readEvents(null, false)).hasSize(4);
        assertThat(store.engine.lastSequenceNumberFor("a")).contains(2L);
    }

    @Test
    void snapshotIsStoredAndReplaced() {
        store.engine.storeSnapshot(event("a", 5));
        store.engine.storeSnapshot(event("a", 9));
        store.engine.storeSnapshot(event("a", 9));
        assertThat(store.engine.readSnapshot("a").orElseThrow().getSequenceNumber())
                .isEqualTo(9);
    }

    @Test
    void positionsContinueAfterARestart() throws Exception {
        store.engine.appendEvents(events("a", 3));
        store = store.reopened();
        assertThat(store.engine.head()).isEqualTo(3);
        store.engine.appendEvents(events("b", 1));
        assertThat(store.count("global_index = 4 and aggregate_identifier = 'b'"))
                .isEqualTo(1);
    }

    @Test
    void fullQueueRefusesAppends() throws Exception {
        try (TestStore small = new TestStore(10, HikariDataSource::new);
                var connection = small.pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table domain_event_entry");
            Queue<RuntimeException> refused = new ConcurrentLinkedQueue<>();
            Thread first = Thread.startVirtualThread(() -> small.engine.appendEvents(events("first", 1)));
            await().until(() -> small.waitsForTheTable());
            Thread second = Thread.startVirtualThread(() -> small.engine.appendEvents(events("second", 8)));
            await().until(() -> Stream.of(second.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(Append.class.getName())));
            try {
                small.engine.appendEvents(events("third", 3));
            } catch (StoreUnavailableException e) {
                refused.add(e);
            }
            connection.rollback();
            first.join();
            second.join();
            assertThat(refused).hasSize(1);
            assertThat(small.count("true")).isEqualTo(9);
        }
    }

    @Test
    void interruptedCallerStillGetsTheResult() {
        Thread.currentThread().interrupt();
        store.engine.appendEvents(events("a", 1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.engine.head()).isEqualTo(1);
    }

    @Test
    void closingStoresAcceptedAppendsAndRefusesLaterOnes() throws Exception {
        Queue<RuntimeException> refused = new ConcurrentLinkedQueue<>();
        Queue<Integer> stored = new ConcurrentLinkedQueue<>();
        concurrently(400, n -> {
            if (n == 200) {
                store.engine.close();
            }
            try {
                store.engine.appendEvents(events("a" + n, 1));
                stored.add(n);
            } catch (StoreUnavailableException e) {
                refused.add(e);
            }
        });
        assertThat(stored.size() + refused.size()).isEqualTo(400);
        assertThat(store.count("true")).isEqualTo(stored.size());
    }

    static void concurrently(int times, IntConsumer action) throws Exception {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                int n = i;
                threads.submit(() -> {
                    try {
                        start.await();
                        action.accept(n);
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                });
            }
            start.countDown();
        }
        assertThat(failures).isEmpty();
    }
}
