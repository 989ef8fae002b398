package no.bufdirreporting.submission;

import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A submitted period was withdrawn. The submission that it had superseded, if any, is the last one again.
 *
 * @param reason in the client's words
 * @param key what repeats of the request have in common; null if the client sent no idempotency key
 */
@EventType(name = "SubmissionWithdrawn")
public record SubmissionWithdrawn(
        String submissionId,
        String orgId,
        String reason,
        String withdrawnBy,
        @Nullable String key) implements SubmissionEvent {}
