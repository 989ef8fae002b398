package no.bufdirreporting.audit.query;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the audit trail: down while it cannot be written. How far it has come is shown, and says nothing of health. */
@Component("audit")
class AuditHealth implements HealthIndicator {

    private final EventProcessingConfiguration processing;

    AuditHealth(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    @Override
    public Health health() {
        var processor = processing
                .eventProcessor(AuditTrail.PROCESSOR, StreamingEventProcessor.class)
                .orElseThrow();
        var segments = processor.processingStatus().values();
        boolean failing = segments.stream().anyMatch(it -> it.isErrorState());
        var health = (processor.isRunning() && !failing ? Health.up() : Health.down())
                .withDetail("running", processor.isRunning());
        segments.forEach(it -> it.getCurrentPosition().ifPresent(position -> health.withDetail("position", position)));
        return health.build();
    }
}
