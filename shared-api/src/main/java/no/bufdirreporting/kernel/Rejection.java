package no.bufdirreporting.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was rejected, as a value that can be sent over the command bus.
 *
 * @param kind the kind of rejection; decides the HTTP status
 * @param code stable and machine-readable, e.g. {@code not-found}
 * @param message for people: what is wrong and what would be accepted
 * @param field the request field in snake_case that is wrong, or null if it is not about one field
 * @param warnings those that the client does not accept
 */
public record Rejection(
        Kind kind, String code, String message, @Nullable String field, List<Warning> warnings) {

    private Rejection(Kind kind, String code, String message, @Nullable String field) {
        this(kind, code, message, field, List.of());
    }

    private static final String CONCURRENT_CHANGE = "concurrent-change";

    /** The kinds of rejection. */
    public enum Kind {
        /** The addressed resource does not exist or was deleted. */
        NOT_FOUND,
        /** The caller may not do this. */
        FORBIDDEN,
        /** The request was carried out before, and what it made does not exist any more. */
        GONE,
        /** The command conflicts with the current state. */
        CONFLICT,
        /** The current version is not as the client requires. */
        STALE,
        /** The request is well-formed, but violates a rule. */
        IMPOSSIBLE,
        /** The addressed resource does not accept this kind of request. */
        INVALID
    }

    public static Rejection notFound(String code, String message) {
        return new Rejection(Kind.NOT_FOUND, code, message, null);
    }

    public static Rejection forbidden(String code, String message) {
        return new Rejection(Kind.FORBIDDEN, code, message, null);
    }

    public static Rejection gone(String code, String message) {
        return new Rejection(Kind.GONE, code, message, null);
    }

    public static Rejection conflict(String code, String message) {
        return new Rejection(Kind.CONFLICT, code, message, null);
    }

    /** Another command changed the aggregate at the same time. Sending the same command again may succeed. */
    public static Rejection concurrentChange() {
        return conflict(CONCURRENT_CHANGE, "Somebody else changed it at the same time. Please try again.");
    }

    public boolean isConcurrentChange() {
        return code.equals(CONCURRENT_CHANGE);
    }

    public static Rejection stale(String code, String message) {
        return new Rejection(Kind.STALE, code, message, null);
    }

    public static Rejection impossible(String code, String field, String message) {
        return new Rejection(Kind.IMPOSSIBLE, code, message, field);
    }

    /**
     * The idempotency key is that of another request.
     *
     * @param what that request was about, such as {@code activity}
     */
    public static Rejection keyReused(String what) {
        return impossible(
                "idempotency-key-reused",
                "Idempotency-Key",
                "This key was used for another %s; send a new key with a new request.".formatted(what));
    }

    public static Rejection invalid(String field, String message) {
        return new Rejection(Kind.INVALID, "invalid-request", message, field);
    }

    /** The client does not accept warnings, and there are some. */
    public static Rejection warned(List<Warning> warnings) {
        return new Rejection(
                Kind.IMPOSSIBLE,
                "warnings-refused",
                "Prefer: handling=strict refuses what is only warned of otherwise; errors has the warnings.",
                null,
                warnings);
    }

    public RejectedException asException() {
        return new RejectedException(this);
    }
}
