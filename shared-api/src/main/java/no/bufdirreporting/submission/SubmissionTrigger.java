package no.bufdirreporting.submission;

import java.time.LocalDate;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.RunTriggered;

/** An event that triggers a run of a submission. */
public sealed interface SubmissionTrigger extends RunTriggered, SubmissionEvent
        permits SubmissionRequested, SubmissionResumed {

    LocalDate periodStart();

    /** The last day, inclusive. */
    LocalDate periodEnd();

    String submittedBy();

    /** The version of the category rules that the run counts by; -1 if none were defined. */
    long rulesVersion();

    @Override
    default RunKind kind() {
        return RunKind.SUBMISSION;
    }

    @Override
    default TimeSpan span() {
        return TimeSpan.ofDays(periodStart(), periodEnd());
    }

    @Override
    default SubmissionFailed failed(long position, String reason) {
        return new SubmissionFailed(submissionId(), orgId(), run(), reason);
    }
}
