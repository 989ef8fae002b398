package no.bufdirreporting.submission;

import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.run.RunView;
import org.jspecify.annotations.Nullable;

/**
 * A submission as clients see it. What is only known once it is submitted is null until then.
 *
 * @param activityCount as submitted
 * @param periodId the id that the period was called by; null if it was given by its days
 * @param failureReason why nothing was submitted; null unless that failed
 * @param figures as submitted
 * @param presentFigures what would be submitted now
 * @param changesSinceSubmission the difference of both
 * @param rulesVersion the version of the category rules the submitted figures used
 * @param position the position in the event store up to which the submitted figures count
 * @param version the sequence number of the submission's latest event
 */
public record SubmissionView(
        String orgId,
        String submittedPeriodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        @Nullable Instant submittedAt,
        String submittedBy,
        @Nullable Long activityCount,
        @Nullable String periodId,
        SubmissionStatus status,
        @Nullable String failureReason,
        @Nullable SubmissionFigures figures,
        @Nullable SubmissionFigures presentFigures,
        @Nullable SubmissionChanges changesSinceSubmission,
        Instant requestedAt,
        @Nullable Long rulesVersion,
        @Nullable Long position,
        long version)
        implements RunView {

    /** A submission that is under way, as the client who asked for it is told. */
    public static SubmissionView processing(SubmissionRun run) {
        return new SubmissionView(
                run.orgId(),
                run.submissionId(),
                run.periodStart(),
                run.periodEnd(),
                null,
                run.submittedBy(),
                null,
                run.periodId(),
                SubmissionStatus.PROCESSING,
                null,
                null,
                null,
                null,
                run.requestedAt(),
                null,
                null,
                run.version());
    }

    @Override
    public boolean stillProcessing() {
        return status == SubmissionStatus.PROCESSING;
    }
}
