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
 * Sends what a process has to say at its start. Where something is away that it needs, it waits for that and is not ready
 * until then; where another process that starts says the same at the same time, it says it again.
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
        return retried(() -> commands.<R>sendAndWait(command));
    }

    /** The result of an action that is tried again while a store is away. */
    <R> R retried(Supplier<R> action) {
        for (boolean told = false; ; ) {
            try {
                return action.get();
            } catch (RuntimeException failed) {
                if (!Refusals.isConcurrentChange(failed) && !Unavailability.causes(failed)) {
                    throw failed;
                }
                if (!told) {
                    log.warn(
                            "The start waits for what it needs, and goes on when that is there: {}", failed.toString());
                    told = true;
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
