package no.bufdirreporting.platform.axon;

import java.util.concurrent.CompletionException;
import no.bufdirreporting.platform.Rejection;
import org.axonframework.commandhandling.CommandExecutionException;

/** Tells why a command was refused, as its sender sees it. */
public final class Refusals {

    private Refusals() {}

    /** Whether what the command was for does not exist, or no longer does. */
    public static boolean isNotFound(Throwable refused) {
        Throwable cause = refused instanceof CompletionException wrapped ? wrapped.getCause() : refused;
        return cause instanceof CommandExecutionException rejected
                && rejected.<Object>getDetails()
                        .filter(it -> it instanceof Rejection reason && reason.kind() == Rejection.Kind.NOT_FOUND)
                        .isPresent();
    }
}
