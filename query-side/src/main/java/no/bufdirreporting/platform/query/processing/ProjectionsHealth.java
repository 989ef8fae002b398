package no.bufdirreporting.platform.query.processing;

import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import no.bufdirreporting.platform.query.position.ReadModelPosition;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the read model's processor: down while it cannot project a batch, or stands still and is not paused. */
@Component("projections")
record ProjectionsHealth(
        EventProcessingConfiguration processing,
        ReadModelPosition position,
        ProjectionAlarms alarms,
        OwnSegments segments,
        PausedProcessors pauses)
        implements HealthIndicator {

    @Override
    public Health health() {
        var processor = processing
                .eventProcessor(ReadModel.PROCESSOR, StreamingEventProcessor.class)
                .orElseThrow();
        var raised = alarms.raised(position);
        var pause = pauses.of(ReadModel.PROCESSOR);
        boolean healthy = (processor.isRunning() || pause.isPresent()) && raised.isEmpty();
        var health = (healthy ? Health.up() : Health.down())
                .withDetail("running", processor.isRunning())
                .withDetail("segments", segments.of(processor).size())
                .withDetail("caughtUp", caughtUp())
                .withDetail("replaying", processor.isReplaying());
        pause.ifPresent(it -> health.withDetail("paused", it));
        if (!raised.isEmpty()) {
            health.withDetail("failing", raised);
        }
        return health.build();
    }

    private boolean caughtUp() {
        try {
            return position.covers(position.head());
        } catch (RuntimeException storeIsAway) {
            return false;
        }
    }
}
