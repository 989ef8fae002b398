package no.bufdirreporting.audit.verification.job;

import no.bufdirreporting.audit.verification.recount.Findings;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification of a stopped service.
 *
 * @param position the position up to which the read model has projected all organizations, according to its tokens
 * @param caughtUp whether that is the end of the store; if not, a copy of the read model was caught up and compared
 * @param result the findings; null if the verification failed
 * @param failureReason why it failed; null if it did not
 */
public record Verification(
        long position,
        boolean caughtUp,
        @Nullable Findings result,
        @Nullable String failureReason) {}
