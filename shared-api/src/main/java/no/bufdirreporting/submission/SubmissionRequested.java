package no.bufdirreporting.submission;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The submission of a period was requested. Exactly the activities stored before this event are counted.
 *
 * @param periodId the reporting period as the client named it; null if the client gave its days
 * @param periodEnd inclusive
 * @param rulesVersion the version of the category rules that the run counts by; -1 if none were defined
 * @param supersedes the submission of the same period that this one replaces; null if it is the first one
 */
@EventType(name = "SubmissionRequested")
public record SubmissionRequested(
        String submissionId,
        String orgId,
        @Nullable String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        String submittedBy,
        long rulesVersion,
        @Nullable String supersedes)
        implements SubmissionTrigger {}
