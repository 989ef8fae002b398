package no.bufdirreporting.submission;

import java.time.LocalDate;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.run.EndRun;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands of submissions. Each is answered with a {@link SubmissionRun}. */
public sealed interface SubmissionCommand {

    /**
     * Submit a period. Repeating it changes nothing, unless its run failed: then the figures are counted again. For other
     * parameters it is rejected.
     *
     * @param periodId the reporting period as the client named it; null if the client gave its days
     * @param periodStart the first day
     * @param periodEnd the last day, inclusive
     * @param supersedes the submission of the same period that this one replaces; null if there is none
     */
    record RequestSubmission(
            @TargetAggregateIdentifier String submissionId,
            String orgId,
            @Nullable String periodId,
            LocalDate periodStart,
            LocalDate periodEnd,
            String submittedBy,
            @Nullable String supersedes)
            implements SubmissionCommand {}

    /**
     * Withdraw a submitted period. Withdrawing it twice is rejected.
     *
     * @param key repeats of a request have it in common: they get the first answer; null for no repeats
     * @param precondition what the client requires of the version; null for nothing
     */
    record WithdrawSubmission(
            @TargetAggregateIdentifier String submissionId,
            String reason,
            String withdrawnBy,
            @Nullable String key,
            @Nullable Precondition precondition)
            implements SubmissionCommand {}

    /** Trigger a stranded run again; ignored if it has ended. */
    record ResumeSubmission(@TargetAggregateIdentifier String submissionId, int run) implements SubmissionCommand {}

    /** Submit the figures that a run counted; ignored if it has ended. The result becomes the event. */
    record CompleteSubmission(PeriodSubmitted result) implements SubmissionCommand, EndRun {}

    /** End a run without figures; ignored if it has ended. The result becomes the event. */
    record FailSubmission(SubmissionFailed result) implements SubmissionCommand, EndRun {}
}
