package no.bufdirreporting.platform.query.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import no.bufdirreporting.platform.query.EventLog;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

/** A held gate passes only events that were stored before. */
class ProjectionGateTest {

    private final EventLog log = new EventLog();
    private final EventStore events =
            EmbeddedEventStore.builder().storageEngine(log.engine).build();
    private final ProjectionGate gate = new ProjectionGate(() -> true);

    @Test
    void eventsStoredBeforeTheHoldPass() throws InterruptedException {
        publish("one", "two");
        try (var stream = gate.behind(events).openStream(null)) {
            assertThat(stream.nextAvailable().getPayload()).isEqualTo("one");

            assertThat(gate.hold(events).position()).hasValue(2);
            publish("three");

            assertThat(stream.hasNextAvailable()).isTrue();
            assertThat(stream.nextAvailable().getPayload()).isEqualTo("two");
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.peek()).isEmpty();
        }
    }

    @Test
    void waitingStreamIsNotifiedOfTheRelease() throws InterruptedException {
        assertThat(gate.hold(events)).as("nothing is stored").isNull();
        try (var stream = gate.behind(events).openStream(null)) {
            var calls = new AtomicInteger();
            stream.setOnAvailableCallback(calls::incrementAndGet);
            publish("one");
            assertThat(stream.hasNextAvailable()).isFalse();
            int before = calls.get();

            gate.release();

            assertThat(calls.get()).isGreaterThan(before);
            assertThat(stream.nextAvailable().getPayload()).isEqualTo("one");
        }
    }

    private void publish(String... payloads) {
        for (String payload : payloads) {
            events.publish(log.next("thing", payload));
        }
    }
}
