package no.bufdirreporting.platform.axon;

import org.jspecify.annotations.Nullable;

/**
 * Events can temporarily not be stored or read. The message is meant for the client. Unless {@link #outcomeUnknown()},
 * the events of the call were not stored and never will be.
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String TEMPORARY = "service-unavailable";

    private final String code;
    private final boolean outcomeUnknown;

    private StoreUnavailableException(String code, String message, boolean outcomeUnknown, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.outcomeUnknown = outcomeUnknown;
    }

    public static StoreUnavailableException overloaded() {
        return new StoreUnavailableException(
                TEMPORARY, "Too much is being stored right now; try again shortly.", false, null);
    }

    /** The disk is almost full; people have to act first. */
    public static StoreUnavailableException full() {
        return new StoreUnavailableException(
                "storage-full",
                "The disk is almost full, so nothing is stored; nothing was changed. Reading goes on.",
                false,
                null);
    }

    public static StoreUnavailableException down(@Nullable Throwable cause) {
        return new StoreUnavailableException(
                TEMPORARY, "Nothing can be stored right now; nothing was changed. Try again shortly.", false, cause);
    }

    /** For a failed read. */
    public static StoreUnavailableException unreadable(@Nullable Throwable cause) {
        return new StoreUnavailableException(
                TEMPORARY, "The event store cannot be reached right now. Try again shortly.", false, cause);
    }

    /** The keys of personal data cannot be read; what they encrypt is not erased. */
    public static StoreUnavailableException keys(@Nullable Throwable cause) {
        return new StoreUnavailableException(
                TEMPORARY,
                "The keys of personal data cannot be reached right now; nothing was changed. Try again shortly.",
                false,
                cause);
    }

    public static StoreUnavailableException unknown(@Nullable Throwable cause) {
        return new StoreUnavailableException(
                TEMPORARY,
                "The store stopped answering while it stored this change; it may or may not have been stored.",
                true,
                cause);
    }

    /** The code of the problem that clients are told. */
    public String code() {
        return code;
    }

    /** Whether the events may have been stored after all. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
