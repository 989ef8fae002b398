package no.bufdirreporting.platform.command;

import no.bufdirreporting.kernel.Precondition;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** Optimistic locking for clients: a command may carry what its sender requires of the version of the aggregate. */
public final class Versions {

    private Versions() {}

    /** Rejects the command being handled if the aggregate's version is not as required; null requires nothing. */
    public static void check(@Nullable Precondition required) {
        if (required != null) {
            required.check(AggregateLifecycle.getVersion());
        }
    }
}
