package no.bufdirreporting.submission;

import no.bufdirreporting.run.RunAggregateEvent;

/** An event of a submission. */
public sealed interface SubmissionEvent extends RunAggregateEvent
        permits SubmissionTrigger, PeriodSubmitted, SubmissionFailed, SubmissionWithdrawn {

    String submissionId();

    @Override
    default String id() {
        return submissionId();
    }
}
