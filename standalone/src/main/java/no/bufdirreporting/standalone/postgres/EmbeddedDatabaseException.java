package no.bufdirreporting.standalone.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded database can't run; says what is wrong and what a person can do about it. */
public sealed class EmbeddedDatabaseException extends RuntimeException permits DataDirectoryInUseException {

    private static final long serialVersionUID = 1L;

    private final String action;

    EmbeddedDatabaseException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** What a person can do about it. */
    public String action() {
        return action;
    }
}
