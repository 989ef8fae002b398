package no.bufdirreporting.submission;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to submit a period; exactly the activities stored before this event are counted.
 *
 * @param periodId the id that the period was called by; null if it was given by its days
 * @param periodEnd inclusive
 */
@EventType(name = "SubmissionRequested")
public record SubmissionRequested(
        String submissionId,
        String orgId,
        @Nullable String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        String submittedBy)
        implements OrganizationEvent {}
