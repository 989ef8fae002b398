package no.bufdirreporting.submission;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunCompleted;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import org.jspecify.annotations.Nullable;

/**
 * A period was submitted with the figures that a run counted. A replay does not count them again.
 *
 * @param periodId the reporting period as the client named it; null if the client gave its days
 * @param periodEnd inclusive
 * @param run the run that counted the figures
 * @param ruleVersion the version of the category rules it counted by, the one that its trigger names
 * @param position the position in the event store up to which it counted
 */
@EventType(name = "PeriodSubmitted")
public record PeriodSubmitted(
        String submissionId,
        String orgId,
        @Nullable String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        String submittedBy,
        int run,
        SubmissionFigures figures,
        long ruleVersion,
        long position)
        implements RunCompleted, SubmissionEvent {

    @Override
    public CompleteSubmission command() {
        return new CompleteSubmission(this);
    }
}
