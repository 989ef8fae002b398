package no.bufdirreporting.platform.axonserver;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Whether Axon Server can be reached, and why not. Not part of readiness: without it writes get 503, and reads still
 * work.
 */
@Component("axonServer")
@Profile("axonserver")
class AxonServerHealth implements HealthIndicator {

    private final AxonServerConnectionManager connections;
    private final AxonServerConfiguration settings;
    private final ServerWatch watch;

    AxonServerHealth(AxonServerConnectionManager connections, AxonServerConfiguration settings, ServerWatch watch) {
        this.connections = connections;
        this.settings = settings;
        this.watch = watch;
    }

    @Override
    public Health health() {
        if (connections.isConnected(connections.getDefaultContext())) {
            return Health.up()
                    .withDetail("context", connections.getDefaultContext())
                    .build();
        }
        var health = Health.down()
                .withDetail("context", connections.getDefaultContext())
                .withDetail("address", settings.getServers());
        watch.problem().ifPresent(it -> health.withDetail("reason", it.reason()).withDetail("remedy", it.remedy()));
        return health.build();
    }
}
