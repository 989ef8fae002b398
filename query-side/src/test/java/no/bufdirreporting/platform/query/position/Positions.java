package no.bufdirreporting.platform.query.position;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import java.time.Duration;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Makes the beans of this package for tests without a context. */
public final class Positions {

    private Positions() {}

    public static ProjectionProgress progress(ReadModelPosition position, Duration longestWait) {
        return new ProjectionProgress(
                position, mock(PausedProcessors.class, withSettings().stubOnly()), longestWait, false);
    }

    public static ReadModelPosition position(
            EventProcessingConfiguration processing, EventStore events, TokenStore tokens, SegmentClaims claims) {
        return new ReadModelPosition(processing, events, tokens, claims);
    }
}
