package no.bufdirreporting.submission;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunFailed;
import no.bufdirreporting.submission.SubmissionCommand.FailSubmission;

/**
 * The figures of a submission could not be counted, so nothing was submitted.
 *
 * @param reason in words, for clients and operators
 */
@EventType(name = "SubmissionFailed")
public record SubmissionFailed(String submissionId, String orgId, int run, String reason)
        implements RunFailed, SubmissionEvent {

    @Override
    public FailSubmission command() {
        return new FailSubmission(this);
    }
}
