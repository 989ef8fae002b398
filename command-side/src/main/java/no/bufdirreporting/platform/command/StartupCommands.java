package no.bufdirreporting.platform.command;

import java.time.Duration;
import java.util.function.Supplier;
import no.bufdirreporting.platform.axon.Refusals;
import no.bufdirreporting.platform.axon.Unavailability;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends commands at the start of a process. While a store or server is unavailable, it retries, and the process is not
 * ready until then. It also retries if another starting process changes the same aggregate concurrently.
 */
@Component
public class StartupCommands {

    private static final Logger log = LoggerFactory.getLogger(StartupCommands.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CommandGateway commands;

    public StartupCommands(CommandGateway commands) {
        this.commands = commands;
    }

    /** The result of a command that may be sent more than once. */
    public <R> R send(Object command) {
        return retry(() -> commands.<R>sendAndWait(command));
    }

    /** The result of an action that is repeated while a store or server is unavailable. */
    <R> R retry(Supplier<R> action) {
        for (boolean logged = false; ; ) {
            try {
                return action.get();
            } catch (RuntimeException failed) {
                if (!Refusals.isConcurrentChange(failed) && !Unavailability.causes(failed)) {
                    throw failed;
                }
                if (!logged) {
                    log.warn("The start waits until the store and the other side are available: {}", failed.toString());
                    logged = true;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", stopping);
        }
    }
}
