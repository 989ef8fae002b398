package no.bufdirreporting.platform.continuity;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the event store's history: down while events are lost. */
@Component("continuity")
record StoreContinuityHealth(StoreContinuity continuity) implements HealthIndicator {

    @Override
    public Health health() {
        return continuity
                .lost()
                .map(it -> Health.down()
                        .withDetail("reason", it.message())
                        .withDetail("position", it.position())
                        .withDetail("expected", it.expected())
                        .withDetail("found", it.found() == null ? "none" : it.found())
                        .withDetail("remedy", LostEvents.REMEDY)
                        .build())
                .orElseGet(() -> Health.up().build());
    }
}
