package no.bufdirreporting.platform.command;

import no.bufdirreporting.kernel.Rejection;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** Optimistic locking for clients: a command may carry the version of the aggregate that its sender has read. */
public final class Versions {

    private Versions() {}

    /** Rejects the command being handled if the aggregate has another version; null matches any. */
    public static void check(@Nullable Long expected) {
        Long current = AggregateLifecycle.getVersion();
        if (expected != null && !expected.equals(current)) {
            throw Rejection.stale("You have seen version %d, the present one is %s. Read it again and retry."
                            .formatted(expected, current == null ? "none" : current))
                    .asException();
        }
    }
}
