package no.bufdirreporting.platform.query.waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import no.bufdirreporting.platform.axonserver.ServerProblem;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.context.WebApplicationContext;

/**
 * Waits before the start until PostgreSQL, the key store and then Axon Server answer, however long that takes: migrations
 * and mappings need the one, a new read model the last. Meanwhile a {@link WaitingServer} tells why.
 */
public final class StoresWait implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(StoresWait.class);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (context instanceof WebApplicationContext && environment.acceptsProfiles(Profiles.of("axonserver"))) {
            var database = Database.ofReadModel(environment);
            await(environment, "PostgreSQL", "postgres", database.address(), database::problem);
            Database.ofKeys(environment)
                    .ifPresent(it -> await(environment, "The key store", "keys", it.address(), it::problem));
            var settings = Binder.get(environment).bindOrCreate("axon.axonserver", AxonServerConfiguration.class);
            await(environment, "Axon Server", "axonServer", settings.getServers(), axonServer(settings));
        }
    }

    /** One of its servers is enough. */
    private static Supplier<Optional<StoreProblem>> axonServer(AxonServerConfiguration settings) {
        String[] servers = settings.getServers().split(",");
        if (settings.getComponentName() == null) {
            settings.setComponentName("query-side");
        }
        return () -> {
            Optional<ServerProblem> first = Optional.empty();
            for (String server : servers) {
                settings.setServers(server);
                var problem = ServerProblem.of(settings);
                if (problem.isEmpty()) {
                    return Optional.empty();
                }
                first = first.or(() -> problem);
            }
            return first.map(it -> new StoreProblem(it.reason(), it.remedy()));
        };
    }

    private static void await(
            Environment environment,
            String store,
            String component,
            String address,
            Supplier<Optional<StoreProblem>> check) {
        var problem = check.get();
        if (problem.isEmpty()) {
            return;
        }
        try (var server = WaitingServer.start(environment)) {
            String logged = "";
            long nextLog = System.nanoTime();
            while (problem.isPresent()) {
                var now = problem.get();
                server.tell(component, address, now);
                if (!now.reason().equals(logged) || System.nanoTime() - nextLog >= 0) {
                    log.warn(
                            "Waiting for {} at {}: {} {}",
                            store,
                            address,
                            now.reason().endsWith(".") ? now.reason() : now.reason() + ".",
                            now.remedy());
                    logged = now.reason();
                    nextLog = System.nanoTime() + LOG_INTERVAL.toNanos();
                }
                pause();
                problem = check.get();
            }
        }
        log.info("{} at {} can be used; starting", store, address);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_INTERVAL);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a store", stopping);
        }
    }
}
