package no.bufdirreporting.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.kernel.Suppressible;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.run.RunView;
import org.jspecify.annotations.Nullable;

/**
 * A submission as clients see it. Figures, and what depends on them, are null until the period is submitted.
 *
 * @param activityCount as submitted
 * @param periodId the reporting period as the client named it; null if the client gave its days
 * @param failureReason why the run failed and nothing was submitted; null if it did not fail
 * @param figures the submitted figures
 * @param presentFigures the current figures, which would be submitted now
 * @param changesSinceSubmission the differences between both
 * @param rulesVersion the version of the category rules the submitted figures used
 * @param position the position in the event store up to which the submitted figures count
 * @param supersedes the submission of the same period that it replaces; null if it is the first one
 * @param supersededBy the submission that replaces it, unless that was withdrawn
 * @param version the sequence number of the submission's latest event
 * @param suppressed the names of the fields that are left out because they would tell of too few people; absent if none is
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
        @Nullable ShownFigures figures,
        @Nullable ShownFigures presentFigures,
        @Nullable SubmissionChanges changesSinceSubmission,
        Instant requestedAt,
        @Nullable Long rulesVersion,
        @Nullable Long position,
        @Nullable String supersedes,
        @Nullable String supersededBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy,
        @Nullable String withdrawalReason,
        long version,
        @Nullable List<String> suppressed)
        implements RunView, Suppressible, ShowsSuppression {

    /** What the view depends on besides its version. */
    public @Nullable Object[] unversioned() {
        return new @Nullable Object[] {submittedPeriodId, presentFigures, supersededBy};
    }

    /** The view of a submission whose run has not ended, from the answer to its command. */
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
                run.supersedes(),
                null,
                null,
                null,
                null,
                run.version(),
                null);
    }

    /** Leaves out the present figures too if their difference to the submitted ones would tell of too few people. */
    @Override
    public SubmissionView suppressed(Suppression by) {
        if (figures == null) {
            return this;
        }
        var shown = figures.suppressed(by);
        boolean withoutPresent = presentFigures != null && figures.tellsFew(presentFigures, by);
        var present = presentFigures == null || withoutPresent ? null : presentFigures.suppressed(by);
        // Differences of what is left out would tell it.
        boolean withoutChanges =
                withoutPresent || shown.suppressed() != null || (present != null && present.suppressed() != null);
        var names = new ArrayList<String>();
        if (shown.activities() == null) {
            names.add("activity_count");
        }
        if (withoutPresent) {
            names.add("present_figures");
        }
        if (withoutChanges) {
            names.add("changes_since_submission");
        }
        return new SubmissionView(
                orgId,
                submittedPeriodId,
                periodStart,
                periodEnd,
                submittedAt,
                submittedBy,
                shown.activities(),
                periodId,
                status,
                failureReason,
                shown,
                present,
                withoutChanges ? null : changesSinceSubmission,
                requestedAt,
                rulesVersion,
                position,
                supersedes,
                supersededBy,
                withdrawnAt,
                withdrawnBy,
                withdrawalReason,
                version,
                names.isEmpty() ? null : names);
    }

    @Override
    public boolean stillProcessing() {
        return status == SubmissionStatus.PROCESSING;
    }
}
