package no.bufdirreporting.platform.query;

import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the read model has come in the event store. */
@Component
public class ReadModelPosition {

    private final EventProcessingConfiguration processing;
    private final EventStore events;
    private final TokenStore tokens;
    private volatile int[] allSegments = {};

    ReadModelPosition(EventProcessingConfiguration processing, EventStore events, TokenStore tokens) {
        this.processing = processing;
        this.events = events;
        this.tokens = tokens;
    }

    /** The end of the event store; null if it is empty. */
    public @Nullable TrackingToken head() {
        return events.createHeadToken();
    }

    /**
     * Whether every segment of the processor has projected what is stored up to the given position. A segment that failed is
     * nobody's for a while, and has not.
     */
    public boolean covers(@Nullable TrackingToken head) {
        var segments = segments();
        int[] all = allSegments();
        return all.length > 0 && IntStream.of(all).allMatch(id -> has(segments.get(id), head));
    }

    /** The position that every segment has reached, as far as they are known; 0 before the first event. */
    public long reached() {
        return segments().values().stream()
                .mapToLong(it -> it.getCurrentPosition().orElse(0))
                .min()
                .orElse(0);
    }

    private Map<Integer, EventTrackerStatus> segments() {
        return processing
                .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                .orElseThrow()
                .processingStatus();
    }

    /** Fixed when the store is first used, so asked for once: health must not need the database to say that it is down. */
    private int[] allSegments() {
        if (allSegments.length == 0) {
            allSegments = tokens.fetchSegments(ReadModel.PROCESSOR);
        }
        return allSegments;
    }

    private static boolean has(@Nullable EventTrackerStatus segment, @Nullable TrackingToken head) {
        if (segment == null || segment.isErrorState()) {
            return false;
        }
        var reached = segment.getTrackingToken();
        return head == null || (reached != null && reached.covers(head));
    }
}
