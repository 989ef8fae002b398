package no.bufdirreporting.imports.command;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.axon.Refusals;
import no.bufdirreporting.platform.axon.Unavailability;
import org.axonframework.commandhandling.gateway.CommandGateway;

/**
 * Sends the commands of one import, and sends them again while a store or process cannot be reached: all of them may be
 * repeated.
 *
 * @param provenance who sent the file; the request id is that of the import
 * @param stopping whether this process is being stopped
 */
record PatientCommands(CommandGateway commands, Provenance provenance, BooleanSupplier stopping) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** @throws InterruptedImportException if this process is being stopped before there is an answer */
    <R> R send(Object command) {
        return patiently(() -> commands.<R>sendAndWait(command));
    }

    /** The result of an action that may be repeated. */
    <R> R patiently(Supplier<R> action) {
        var result = new Result<R>();
        provenance.during(() -> result.value = retried(action));
        return result.value;
    }

    private <R> R retried(Supplier<R> action) {
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                return action.get();
            } catch (RuntimeException failed) {
                if (stopping.getAsBoolean()) {
                    throw new InterruptedImportException();
                }
                boolean silent = failed.getCause() instanceof TimeoutException;
                if (!silent && !Refusals.isConcurrentChange(failed) && !Unavailability.causes(failed)) {
                    throw failed;
                }
                sleep(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedImportException();
        }
    }

    private static final class Result<R> {

        private R value;
    }
}
