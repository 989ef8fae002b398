package no.bufdirreporting.platform.axon;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import no.bufdirreporting.kernel.Rejection;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Tells why a command was refused, as its sender sees it. */
public final class Refusals {

    private Refusals() {}

    /** Whether what the command was for does not exist, or no longer does. */
    public static boolean isNotFound(Throwable refused) {
        return reason(refused)
                .filter(it -> it.kind() == Rejection.Kind.NOT_FOUND)
                .isPresent();
    }

    /** Whether somebody else was first, so that the same command may succeed if it is sent again. */
    public static boolean isConcurrentChange(Throwable refused) {
        return refused instanceof ConcurrencyException
                || reason(refused).filter(Rejection::isConcurrentChange).isPresent();
    }

    /** Why it was refused; empty if it failed otherwise. */
    public static Optional<Rejection> reason(Throwable refused) {
        Throwable cause = refused instanceof CompletionException wrapped ? wrapped.getCause() : refused;
        return cause instanceof CommandExecutionException rejected
                ? rejected.getDetails().filter(Rejection.class::isInstance).map(Rejection.class::cast)
                : Optional.empty();
    }
}
