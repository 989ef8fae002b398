package no.bufdirreporting.platform.axon;

import org.jspecify.annotations.Nullable;

/**
 * Events can temporarily not be stored or read. The message is meant for the client. Unless {@link #outcomeUnknown()},
 * the events of the call were not stored and never will be.
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    private StoreUnavailableException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    public static StoreUnavailableException overloaded() {
        return new StoreUnavailableException("Too much is being stored right now; try again shortly.", false, null);
    }

    public static StoreUnavailableException down(@Nullable Throwable cause) {
        return new StoreUnavailableException(
                "Nothing can be stored right now; nothing was changed. Try again shortly.", false, cause);
    }

    /** For a failed read. */
    public static StoreUnavailableException unreadable(@Nullable Throwable cause) {
        return new StoreUnavailableException(
                "The event store cannot be reached right now. Try again shortly.", false, cause);
    }

    public static StoreUnavailableException unknown(@Nullable Throwable cause) {
        return new StoreUnavailableException(
                "The store stopped answering while it stored this change; it may or may not have been stored.",
                true,
                cause);
    }

    /** Whether the events may have been stored after all. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
