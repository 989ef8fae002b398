package no.bufdirreporting.platform.query;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
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
    private volatile boolean done;

    CatchUp(EventProcessingConfiguration processing, ApplicationAvailability availability) {
        this.processing = processing;
        this.availability = availability;
    }

    /** True once the start is complete, reference data included, and all segments have reached the end of the store. */
    boolean isDone() {
        if (!done && availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            done = processing
                    .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                    .map(processor -> processor.processingStatus().values())
                    .filter(segments -> !segments.isEmpty())
                    .filter(segments -> segments.stream().allMatch(EventTrackerStatus::isCaughtUp))
                    .isPresent();
        }
        return done;
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
