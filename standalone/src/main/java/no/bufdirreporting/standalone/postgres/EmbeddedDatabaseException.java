package no.bufdirreporting.standalone.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded database can't run; says what is wrong and what a person can do about it. */
final class EmbeddedDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    EmbeddedDatabaseException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
