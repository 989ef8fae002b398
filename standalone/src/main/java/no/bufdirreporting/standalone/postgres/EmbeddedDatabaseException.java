package no.bufdirreporting.standalone.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot run; the message says why, the action what to do about it. */
public sealed class EmbeddedDatabaseException extends RuntimeException permits DataDirectoryInUseException {

    private static final long serialVersionUID = 1L;

    private final String action;

    EmbeddedDatabaseException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** What the operator can do about it. */
    public String action() {
        return action;
    }
}
