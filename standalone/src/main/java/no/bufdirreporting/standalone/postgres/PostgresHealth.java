package no.bufdirreporting.standalone.postgres;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Health of the embedded PostgreSQL, part of readiness: down from its end until it runs again, and while it is suspended.
 * Not part of liveness, as starting the whole process again would help no more than starting PostgreSQL does.
 */
@Component("postgres")
@Profile("!axonserver")
record PostgresHealth(EmbeddedDatabase database) implements HealthIndicator {

    @Override
    public Health health() {
        return database.outage()
                .map(it -> Health.down()
                        .withDetail("reason", reason(it))
                        .withDetail("since", it.since())
                        .withDetail("failedAttempts", it.attempts())
                        .build())
                .orElseGet(() -> Health.up().build());
    }

    private static String reason(Supervisor.Outage outage) {
        return outage.suspended()
                ? "PostgreSQL is suspended, until its process is continued"
                : "PostgreSQL has ended by itself and is being started again";
    }
}
