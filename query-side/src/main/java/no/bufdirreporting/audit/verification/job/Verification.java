package no.bufdirreporting.audit.verification.job;

import no.bufdirreporting.audit.verification.recount.Findings;
import org.jspecify.annotations.Nullable;

/**
 * What a verification without a running service came to.
 *
 * @param position of the last event that the read model, as it says, has projected for all organizations
 * @param caughtUp whether that is the last one; if not, a copy of the read model was compared that was brought there
 * @param result null if it did not come to an end
 * @param failureReason why not
 */
public record Verification(
        long position,
        boolean caughtUp,
        @Nullable Findings result,
        @Nullable String failureReason) {}
