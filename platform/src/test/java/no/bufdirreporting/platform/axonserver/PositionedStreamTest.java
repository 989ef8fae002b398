package no.bufdirreporting.platform.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stream reads after its connection to Axon Server broke. */
class PositionedStreamTest {

    private static final Duration LONGER_THAN_RETRY_INTERVAL = Duration.ofMillis(600);

    private final StoredHistory history = mock();
    private final List<@Nullable TrackingToken> opened = new ArrayList<>();
    private final PositionedStream stream = new PositionedStream(this::open, history, null);

    /** Reads the event at index 0, and loses the connection. */
    @BeforeEach
    void readOneEvent() throws Exception {
        assertThat(stream.peek()).isPresent();
        assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
        assertThat(stream.peek()).isEmpty();
        Thread.sleep(LONGER_THAN_RETRY_INTERVAL);
    }

    @Test
    void readsOnAfterTheLastEventIfTheServerStillHasIt() {
        when(history.has(eq(stream), eq(0L), eq("event-0"))).thenReturn(true);

        assertThat(stream.peek().orElseThrow().trackingToken().position()).hasValue(2);
        assertThat(opened).containsExactly(null, new GlobalSequenceTrackingToken(0));
    }

    @Test
    void readsNothingWhileTheServerDoesNotHaveTheLastEvent() throws Exception {
        when(history.has(any(), eq(0L), any())).thenReturn(false, true);

        assertThat(stream.peek()).isEmpty();
        assertThat(opened).hasSize(1);
        verify(history).has(stream, 0, "event-0");

        Thread.sleep(LONGER_THAN_RETRY_INTERVAL);
        assertThat(stream.peek()).isPresent();
    }

    /** A stream with the next event, that fails when that has been read. */
    private TrackingEventStream open(@Nullable TrackingToken token) {
        int index = opened.size();
        opened.add(token);
        TrackedEventMessage<?> event = new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(index),
                new GenericEventMessage<>("event-" + index, "payload", Map.of(), Instant.EPOCH));
        TrackingEventStream server = mock();
        try {
            doReturn(true).when(server).hasNextAvailable(anyInt(), any());
            doReturn(event).when(server).nextAvailable();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
        doReturn(Optional.of(event))
                .doThrow(new AxonServerException(ErrorCode.OTHER.errorCode(), "The connection was lost"))
                .when(server)
                .peek();
        return server;
    }
}
