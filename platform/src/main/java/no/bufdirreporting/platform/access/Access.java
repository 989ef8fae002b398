package no.bufdirreporting.platform.access;

import org.jspecify.annotations.Nullable;

/**
 * What an endpoint requires of its callers.
 *
 * @param isPublic whether it requires nothing
 * @param scope null if any caller that is known will do
 * @param ofAll whether its answers are about all organizations, so that callers who may see some only are refused
 */
public record Access(boolean isPublic, @Nullable Scope scope, boolean ofAll) {

    public static final Access PUBLIC = new Access(true, null, false);
    public static final Access ANY_CALLER = new Access(false, null, false);

    private static final String OF_ALL = "*";

    public static Access of(Scope scope) {
        return new Access(false, scope, false);
    }

    /**
     * Reads {@code public}, {@code any}, or a scope, which a {@code *} follows if the endpoint is about all organizations.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Access parse(String text) {
        return switch (text) {
            case "public" -> PUBLIC;
            case "any" -> ANY_CALLER;
            default -> {
                boolean ofAll = text.endsWith(OF_ALL);
                String name = ofAll ? text.substring(0, text.length() - OF_ALL.length()) : text;
                var scope = Scope.of(name);
                yield new Access(
                        false,
                        scope.orElseThrow(() -> new IllegalArgumentException("There is no scope " + name)),
                        ofAll);
            }
        };
    }

    public boolean permits(Caller caller) {
        return isPublic
                || (scope == null ? caller.isKnown() : caller.scopes().contains(scope))
                        && !(ofAll && caller.isConfined());
    }
}
