package no.bufdirreporting.standalone.store;

import static no.bufdirreporting.standalone.store.TestStore.event;
import static no.bufdirreporting.standalone.store.TestStore.events;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

/** The events of many aggregates are read at once. */
class HistoryRequestsTest {

    private static final Map<String, Integer> AGGREGATES =
            Map.of("new", 0, "a", 1, "b", 19, "c", 20, "d", 21, "e", 1200);

    @Test
    void everyAggregateGetsItsOwnEventsAndAllOfThem() throws Exception {
        try (var store = TestStore.open();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var aggregate : AGGREGATES.entrySet()) {
                store.engine.appendEvents(events(aggregate.getKey(), aggregate.getValue()));
            }
            var read = new ArrayList<Map.Entry<String, Future<List<Long>>>>();
            for (int round = 0; round < 50; round++) {
                for (String id : AGGREGATES.keySet()) {
                    read.add(Map.entry(id, executor.submit(() -> sequences(store, id))));
                }
            }
            for (var each : read) {
                assertThat(each.getValue().get())
                        .as(each.getKey())
                        .containsExactlyElementsOf(LongStream.range(0, AGGREGATES.get(each.getKey()))
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void aSnapshotStandsForTheEventsBeforeIt() throws Exception {
        try (var store = TestStore.open()) {
            store.engine.appendEvents(events("a", 30));
            store.engine.appendEvents(events("b", 2));
            store.engine.storeSnapshot(event("a", 27));

            assertThat(sequences(store, "a")).containsExactly(27L, 28L, 29L);
            assertThat(sequences(store, "b")).containsExactly(0L, 1L);
        }
    }

    private static List<Long> sequences(TestStore store, String aggregateId) {
        return store.events
                .readEvents(aggregateId)
                .asStream()
                .map(DomainEventMessage::getSequenceNumber)
                .toList();
    }
}
