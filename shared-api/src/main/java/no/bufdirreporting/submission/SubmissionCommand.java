package no.bufdirreporting.submission;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The commands about submissions; each is answered with a {@link SubmissionRun}. */
public sealed interface SubmissionCommand {

    /**
     * Submit a period. Repeating it changes nothing unless its figures could not be counted: then they are once more. For
     * another submission it is refused.
     *
     * @param periodId the id that the period was called by; null if it was given by its days
     * @param periodStart the first day
     * @param periodEnd the last day, inclusive
     */
    record RequestSubmission(
            @TargetAggregateIdentifier String submissionId,
            String orgId,
            @Nullable String periodId,
            LocalDate periodStart,
            LocalDate periodEnd,
            String submittedBy)
            implements SubmissionCommand {}

    /** Count again for a run that never ended; ignored if it has. */
    record ResumeSubmission(@TargetAggregateIdentifier String submissionId, int run) implements SubmissionCommand {}

    /** Submit the figures that a run counted; ignored if it has ended. The result becomes the event. */
    record CompleteSubmission(PeriodSubmitted result) implements SubmissionCommand {

        @TargetAggregateIdentifier
        public String submissionId() {
            return result.submissionId();
        }
    }

    /** End a run without figures; ignored if it has ended. The result becomes the event. */
    record FailSubmission(SubmissionFailed result) implements SubmissionCommand {

        @TargetAggregateIdentifier
        public String submissionId() {
            return result.submissionId();
        }
    }
}
