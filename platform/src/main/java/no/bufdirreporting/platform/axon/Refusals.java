package no.bufdirreporting.platform.axon;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import no.bufdirreporting.kernel.Rejection;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Reads the {@link Rejection} from the exception that the sender of a rejected command gets. */
public final class Refusals {

    private Refusals() {}

    /** Whether the addressed resource does not exist or was deleted. */
    public static boolean isNotFound(Throwable refused) {
        return reason(refused)
                .filter(it -> it.kind() == Rejection.Kind.NOT_FOUND)
                .isPresent();
    }

    /** Whether another command changed the aggregate at the same time, so that a retry may succeed. */
    public static boolean isConcurrentChange(Throwable refused) {
        return refused instanceof ConcurrencyException
                || reason(refused).filter(Rejection::isConcurrentChange).isPresent();
    }

    /** The rejection; empty if the command failed for another reason. */
    public static Optional<Rejection> reason(Throwable refused) {
        Throwable cause = refused instanceof CompletionException wrapped ? wrapped.getCause() : refused;
        return cause instanceof CommandExecutionException rejected
                ? rejected.getDetails().filter(Rejection.class::isInstance).map(Rejection.class::cast)
                : Optional.empty();
    }
}
