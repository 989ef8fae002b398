package no.bufdirreporting.imports.command;

import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.axon.Refusals;
import no.bufdirreporting.platform.axon.Unavailability;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Sends the commands of one import, and sends them again while a store or process cannot be reached: all of them may be
 * repeated.
 *
 * @param provenance who sent the file; the request id is that of the import
 * @param caller sees the organization of the import and no other, so that no row tells what others have
 * @param stopping whether this process is being stopped
 */
record PatientCommands(CommandGateway commands, Provenance provenance, Caller caller, BooleanSupplier stopping) {

    private static final ExponentialBackOff PAUSES = new ExponentialBackOff(20, 2);

    static {
        PAUSES.setMaxInterval(2_000);
    }

    static PatientCommands of(ImportState state, CommandGateway commands, BooleanSupplier stopping) {
        var started = state.started();
        return new PatientCommands(
                commands,
                new Provenance(state.actor(), started.importId()),
                new Caller(Caller.UNRESTRICTED.scopes(), Set.of(started.orgId())),
                stopping);
    }

    /** @throws InterruptedImportException if this process is being stopped before there is an answer */
    <R> R send(Object command) {
        return patiently(() -> commands.<R>sendAndWait(command));
    }

    /** The result of an action that may be repeated. */
    <R> R patiently(Supplier<R> action) {
        var result = new Result<R>();
        provenance.during(() -> result.value = caller.call(() -> retried(action)));
        return result.value;
    }

    private <R> R retried(Supplier<R> action) {
        var pauses = PAUSES.start();
        while (true) {
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
                sleep(pauses.nextBackOff());
            }
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedImportException();
        }
    }

    private static final class Result<R> {

        private R value;
    }
}
