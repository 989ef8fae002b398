package no.bufdirreporting.platform.query.waiting;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.context.WebApplicationContext;

/**
 * Waits before the start until PostgreSQL answers, however long that takes: migrations and mappings need it. Meanwhile a
 * {@link WaitingServer} tells why.
 */
public final class DatabaseWait implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWait.class);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (context instanceof WebApplicationContext && environment.acceptsProfiles(Profiles.of("axonserver"))) {
            var database = Database.of(environment);
            var problem = database.problem();
            if (problem.isPresent()) {
                await(database, problem.get(), environment);
            }
        }
    }

    private static void await(Database database, Database.Problem first, Environment environment) {
        try (var server = WaitingServer.start(environment)) {
            String logged = "";
            long nextLog = System.nanoTime();
            var problem = Optional.of(first);
            while (problem.isPresent()) {
                var now = problem.get();
                server.tell(database.address(), now);
                if (!now.reason().equals(logged) || System.nanoTime() - nextLog >= 0) {
                    log.warn(
                            "Waiting for PostgreSQL at {}: {} {}",
                            database.address(),
                            now.reason().endsWith(".") ? now.reason() : now.reason() + ".",
                            now.remedy());
                    logged = now.reason();
                    nextLog = System.nanoTime() + LOG_INTERVAL.toNanos();
                }
                pause();
                problem = database.problem();
            }
        }
        log.info("PostgreSQL at {} can be used; starting", database.address());
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_INTERVAL);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for PostgreSQL", stopping);
        }
    }
}
