package no.bufdirreporting.standalone.store;

import static no.bufdirreporting.standalone.store.TestStore.event;
import static no.bufdirreporting.standalone.store.TestStore.events;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that streams get from memory. */
class RecentEventsTest {

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
    void streamsThatKeepUpShareTheMessagesAndReadNoRows() throws Exception {
        try (var first = store.events.openStream(null);
                var second = store.events.openStream(null)) {
            store.engine.appendEvents(events("a", 700));
            renameTable("domain_event_entry", "hidden");
            var read = read(first, 700);
            assertThat(read)
                    .extracting(event -> EventReader.position(event.trackingToken()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 700).boxed().toList());
            var again = read(second, 700);
            for (int n = 0; n < 700; n++) {
                assertThat(again.get(n)).isSameAs(read.get(n));
            }
            renameTable("hidden", "domain_event_entry");
        }
    }

    @Test
    void whatWasStoredBeforeAStreamWasOpenedIsReadFromTheTable() throws Exception {
        store.engine.appendEvents(events("a", 3));
        execute("update domain_event_entry set aggregate_identifier = 'changed' where global_index = 2");
        try (var stream = store.events.openStream(null)) {
            assertThat(read(stream, 3))
                    .extracting(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                    .containsExactly("a", "changed", "a");
        }
    }

    @Test
    void eventsOfConcurrentAppendsAreThoseOfTheTable() throws Exception {
        assertSameAfterRestart(
                602,
                () -> GroupCommitTest.concurrently(400, n -> {
                    try {
                        store.engine.appendEvents(n % 4 == 0 ? events("same", 2) : events("a" + n, 2));
                    } catch (AggregateStreamCreationException conflict) {
                        // One of them is first.
                    }
                }));
    }

    @Test
    void eventsThatDoNotFitAreReadFromTheTable() throws Exception {
        String large = "x".repeat(300_000);
        assertSameAfterRestart(40, () -> {
            for (int n = 0; n < 20; n++) {
                store.engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                        "Thing", "large", n, new TestStore.Happened(large + n), Map.of("number", n))));
                store.engine.appendEvents(List.of(event("small" + n, 0)));
            }
        });
    }

    private interface Appends {
        void run() throws Exception;
    }

    private void assertSameAfterRestart(int number, Appends appends) throws Exception {
        List<List<Object>> live;
        try (var stream = store.events.openStream(null)) {
            appends.run();
            live = read(stream, number).stream().map(RecentEventsTest::content).toList();
        }
        assertThat(store.engine.head()).isEqualTo(number);
        store = store.reopened();
        try (var stream = store.events.openStream(null)) {
            assertThat(read(stream, number))
                    .extracting(RecentEventsTest::content)
                    .isEqualTo(live);
        }
    }

    private static List<Object> content(TrackedEventMessage<?> event) {
        var domain = (DomainEventMessage<?>) event;
        return List.of(
                event.trackingToken(),
                event.getIdentifier(),
                event.getTimestamp(),
                event.getPayload(),
                event.getPayloadType(),
                event.getMetaData(),
                domain.getType(),
                domain.getAggregateIdentifier(),
                domain.getSequenceNumber());
    }

    private void renameTable(String from, String to) throws SQLException {
        execute("alter table %s rename to %s".formatted(from, to));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = store.pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<TrackedEventMessage<?>> read(TrackingEventStream stream, int number)
            throws InterruptedException {
        List<TrackedEventMessage<?>> read = new ArrayList<>();
        while (read.size() < number) {
            read.add(stream.nextAvailable());
        }
        return read;
    }
}
