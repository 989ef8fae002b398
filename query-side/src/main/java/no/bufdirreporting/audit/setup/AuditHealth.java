package no.bufdirreporting.audit.setup;

import java.util.OptionalLong;
import no.bufdirreporting.audit.trail.AuditProcessors;
import no.bufdirreporting.audit.trail.TrailAlarm;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import no.bufdirreporting.platform.query.processing.OwnSegments;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the audit trail and the versions: down while one of them cannot be written. Positions are shown as details. */
@Component("audit")
record AuditHealth(
        EventProcessingConfiguration processing, TrailAlarm alarm, OwnSegments segments, PausedProcessors pauses)
        implements HealthIndicator {

    @Override
    public Health health() {
        var trail = processor(AuditProcessors.TRAIL);
        var versions = processor(AuditProcessors.VERSIONS);
        var reason = alarm.reason();
        var health = (reason.isEmpty() && isWorking(trail) && isWorking(versions) ? Health.up() : Health.down())
                .withDetail("running", trail.isRunning() && versions.isRunning());
        pauses.of(AuditProcessors.VERSIONS).ifPresent(it -> health.withDetail("versionsPaused", it));
        reason.ifPresent(it -> health.withDetail("reason", it));
        position(trail).ifPresent(it -> health.withDetail("position", it));
        position(versions).ifPresent(it -> health.withDetail("versionsPosition", it));
        return health.build();
    }

    private StreamingEventProcessor processor(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class).orElseThrow();
    }

    private boolean isWorking(StreamingEventProcessor processor) {
        return (processor.isRunning() || pauses.isPaused(processor.getName()))
                && segments.of(processor).values().stream().noneMatch(EventTrackerStatus::isErrorState);
    }

    private OptionalLong position(StreamingEventProcessor processor) {
        return segments.of(processor).values().stream()
                .flatMapToLong(it -> it.getCurrentPosition().stream())
                .min();
    }
}
