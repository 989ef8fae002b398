package no.bufdirreporting.submission;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * The figures of a submission are counted once more, because a run never ended or failed; exactly the activities stored
 * before this event are counted.
 *
 * @param run the ordinal of this run; the first was 1
 */
@EventType(name = "SubmissionResumed")
public record SubmissionResumed(String submissionId, String orgId, LocalDate periodStart, LocalDate periodEnd, int run)
        implements OrganizationEvent {}
