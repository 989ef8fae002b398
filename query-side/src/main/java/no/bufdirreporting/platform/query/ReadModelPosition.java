package no.bufdirreporting.platform.query;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the read model has come in the event store. */
@Component
class ReadModelPosition {

    private final EventProcessingConfiguration processing;
    private final EventStore events;

    ReadModelPosition(EventProcessingConfiguration processing, EventStore events) {
        this.processing = processing;
        this.events = events;
    }

    /** The end of the event store; null if it is empty. */
    @Nullable
    TrackingToken head() {
        return events.createHeadToken();
    }

    /** Whether every segment of the processor has projected what is stored up to the given position. */
    boolean covers(@Nullable TrackingToken head) {
        var segments = processing
                .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                .orElseThrow()
                .processingStatus()
                .values();
        return !segments.isEmpty()
                && segments.stream().allMatch(segment -> {
                    var reached = segment.getTrackingToken();
                    return head == null || (reached != null && reached.covers(head));
                });
    }
}
