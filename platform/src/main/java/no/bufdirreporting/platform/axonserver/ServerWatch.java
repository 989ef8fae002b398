package no.bufdirreporting.platform.axonserver;

import java.time.Duration;
import java.util.Optional;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Says why there is no connection to Axon Server: when that begins, when the reason changes, and now and then. */
@Component
@Profile("axonserver")
class ServerWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

    private final AxonServerConnectionManager connections;
    private final AxonServerConfiguration settings;
    private volatile @Nullable ServerProblem problem;
    private volatile Thread thread = new Thread();
    private volatile boolean running;
    private @Nullable ServerProblem logged;
    private long nextLog;

    ServerWatch(AxonServerConnectionManager connections, AxonServerConfiguration settings) {
        this.connections = connections;
        this.settings = settings;
    }

    /** Why there is no connection; empty while there is one, or before the reason was found. */
    Optional<ServerProblem> problem() {
        return Optional.ofNullable(problem);
    }

    private void run() {
        while (running) {
            try {
                // Not at once: a connection that is being made, or made again, is no problem.
                Thread.sleep(INTERVAL);
                check();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failed) {
                log.debug("The reason is looked for again", failed);
            }
        }
    }

    private void check() {
        if (connections.isConnected(connections.getDefaultContext())) {
            problem = null;
            if (logged != null) {
                logged = null;
                log.info("Axon Server at {} can be used", settings.getServers());
            }
            return;
        }
        var found = ServerProblem.of(settings).orElse(null);
        problem = found;
        if (found != null && (!found.equals(logged) || System.nanoTime() - nextLog >= 0)) {
            log.warn("Axon Server at {} cannot be used: {}. {}", settings.getServers(), found.reason(), found.remedy());
            logged = found;
            nextLog = System.nanoTime() + LOG_INTERVAL.toNanos();
        }
    }

    /** Before everything that needs the connection. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("axon-server-watch").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
