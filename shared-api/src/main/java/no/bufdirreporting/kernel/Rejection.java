package no.bufdirreporting.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Why a command was refused, in a form that crosses the command bus as a value.
 *
 * @param kind what sort of refusal it is; decides the HTTP status
 * @param code stable, machine-readable, e.g. {@code not-found}
 * @param message for a person: what is wrong and what would be right
 * @param field the request field at fault in snake_case, or null if it is not about one field
 */
public record Rejection(
        Kind kind, String code, String message, @Nullable String field) {

    private static final String CONCURRENT_CHANGE = "concurrent-change";

    /** The sorts of refusal a command can meet. */
    public enum Kind {
        /** The addressed thing does not exist, or no longer does. */
        NOT_FOUND,
        /** It contradicts the present state. */
        CONFLICT,
        /** The version the client has seen is not the present one. */
        STALE,
        /** Well-formed, but impossible. */
        IMPOSSIBLE,
        /** Not the kind of request that the addressed thing takes. */
        INVALID
    }

    public static Rejection notFound(String code, String message) {
        return new Rejection(Kind.NOT_FOUND, code, message, null);
    }

    public static Rejection conflict(String code, String message) {
        return new Rejection(Kind.CONFLICT, code, message, null);
    }

    /** Two changed it at once, and the other one was first: the same again may succeed. */
    public static Rejection concurrentChange() {
        return conflict(CONCURRENT_CHANGE, "Somebody else changed it at the same time. Please try again.");
    }

    public boolean isConcurrentChange() {
        return code.equals(CONCURRENT_CHANGE);
    }

    public static Rejection stale(String message) {
        return new Rejection(Kind.STALE, "stale-version", message, null);
    }

    public static Rejection impossible(String code, String field, String message) {
        return new Rejection(Kind.IMPOSSIBLE, code, message, field);
    }

    public static Rejection invalid(String field, String message) {
        return new Rejection(Kind.INVALID, "invalid-request", message, field);
    }

    public RejectedException asException() {
        return new RejectedException(this);
    }
}
