package no.bufdirreporting.audit.query;

import org.jspecify.annotations.Nullable;

/**
 * What a verification without a running service came to.
 *
 * @param caughtUp whether the read model had projected everything that is stored; if not, a copy of it was compared that had
 * @param result null if it did not come to an end
 * @param failureReason why not
 */
public record Verification(
        boolean caughtUp,
        @Nullable Findings result,
        @Nullable String failureReason) {}
