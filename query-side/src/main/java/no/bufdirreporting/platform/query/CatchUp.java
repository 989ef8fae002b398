package no.bufdirreporting.platform.query;

import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the read model has caught up with the event store since the process started; once it has, it stays so. Until
 * then reads could miss what was answered before a restart, so the process is not ready.
 */
@Component("catchUp")
class CatchUp implements HealthIndicator {

    private final EventProcessingConfiguration processing;
    private final ApplicationAvailability availability;
    private final EventStore events;
    private volatile @Nullable TrackingToken headAtStart;
    private volatile boolean done;

    CatchUp(EventProcessingConfiguration processing, ApplicationAvailability availability, EventStore events) {
        this.processing = processing;
        this.availability = availability;
        this.events = events;
    }

    /** True once the start is complete, reference data included, and all segments have reached what was stored then. */
    boolean isDone() {
        if (!done && availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            if (headAtStart == null) {
                headAtStart = events.createHeadToken();
            }
            var segments = processing
                    .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                    .map(processor -> processor.processingStatus().values())
                    .orElse(List.of());
            done = !segments.isEmpty() && segments.stream().allMatch(this::hasReachedStart);
        }
        return done;
    }

    private boolean hasReachedStart(EventTrackerStatus segment) {
        var head = headAtStart;
        var reached = segment.getTrackingToken();
        return segment.isCaughtUp() || (head != null && reached != null && reached.covers(head));
    }

    @Override
    public Health health() {
        return isDone()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("reason", "projections are catching up")
                        .build();
    }
}
