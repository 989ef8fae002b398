package no.bufdirreporting.platform.command;

import no.bufdirreporting.kernel.Rejection;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** Optimistic locking for clients: a command may name the version of the aggregate that its sender has seen. */
public final class Versions {

    private Versions() {}

    /** Refuses the command being handled if the aggregate has moved on; null expects nothing. */
    public static void check(@Nullable Long expected) {
        Long present = AggregateLifecycle.getVersion();
        if (expected != null && !expected.equals(present)) {
            throw Rejection.stale("You have seen version %d, the present one is %s. Read it again and retry."
                            .formatted(expected, present == null ? "none" : present))
                    .asException();
        }
    }
}
