package no.bufdirreporting.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnavailabilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "25P03"})
    void whatPassesIsUnavailable(String state) {
        var failure = failedBy(state);
        assertThat(Unavailability.causes(failure)).isTrue();
        assertThat(Unavailability.damage(failure)).isEmpty();
    }

    /** Although the event store could not be read. */
    @ParameterizedTest
    @ValueSource(strings = {"XX001", "XX002"})
    void damageDoesNotPass(String state) {
        var failure = failedBy(state);
        assertThat(Unavailability.causes(failure)).isFalse();
        assertThat(Unavailability.damage(failure)).hasValue("failed by " + state);
    }

    @Test
    void otherFailuresAreNeither() {
        var failure = new IllegalStateException(new SQLException("a mistake", "42601"));
        assertThat(Unavailability.causes(failure)).isFalse();
        assertThat(Unavailability.damage(failure)).isEmpty();
    }

    private static Exception failedBy(String state) {
        return new EventStoreException("Failed to read events", new SQLException("failed by " + state, state));
    }
}
