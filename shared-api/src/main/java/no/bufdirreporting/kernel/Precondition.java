package no.bufdirreporting.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a client requires or rules out before its request is carried out (RFC 9110, section 13).
 *
 * @param ifMatch one of these must be the current one; null if the client requires none
 * @param ifNoneMatch none of these may be the current one; null if the client rules out none
 */
public record Precondition(@Nullable Tags ifMatch, @Nullable Tags ifNoneMatch) {

    /**
     * Opaque entity tags: a version, or a version, a dot and what else an answer depends on.
     *
     * @param any whether they stand for whatever exists
     */
    public record Tags(boolean any, Set<String> values) {

        /** @param current null if the resource does not exist */
        private boolean name(@Nullable Long current) {
            return current != null
                    && (any
                            || values.stream()
                                    .anyMatch(it -> it.equals(current.toString()) || it.startsWith(current + ".")));
        }
    }

    /** The precondition of a client that has seen one version. */
    public static Precondition ofVersion(long version) {
        return new Precondition(new Tags(false, Set.of(Long.toString(version))), null);
    }

    /**
     * Rejects the request unless the current version is as required.
     *
     * @param current null if the resource does not exist
     */
    public void check(@Nullable Long current) {
        if (!holdsIfMatch(current)) {
            throw Rejection.stale(
                            "stale-version",
                            "The current version is %s, which If-Match does not name. Read it again and retry."
                                    .formatted(current == null ? "none" : current))
                    .asException();
        }
        if (!allows(current)) {
            throw Rejection.stale(
                            "version-exists", "If-None-Match rules out the current version, %s.".formatted(current))
                    .asException();
        }
    }

    /** Whether the current version is as required; it is null if the resource does not exist. */
    public boolean allows(@Nullable Long current) {
        return holdsIfMatch(current) && (ifNoneMatch == null || !ifNoneMatch.name(current));
    }

    /** Whether {@code If-Match} alone is satisfied. */
    public boolean holdsIfMatch(@Nullable Long current) {
        return ifMatch == null || ifMatch.name(current);
    }
}
