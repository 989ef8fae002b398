package no.bufdirreporting.platform.axonserver;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Whether Axon Server can be reached. Not part of readiness: without it writes get 503, and reads still work. */
@Component("axonServer")
@Profile("axonserver")
class AxonServerHealth implements HealthIndicator {

    private final AxonServerConnectionManager connections;

    AxonServerHealth(AxonServerConnectionManager connections) {
        this.connections = connections;
    }

    @Override
    public Health health() {
        return (connections.isConnected(connections.getDefaultContext()) ? Health.up() : Health.down())
                .withDetail("context", connections.getDefaultContext())
                .build();
    }
}
