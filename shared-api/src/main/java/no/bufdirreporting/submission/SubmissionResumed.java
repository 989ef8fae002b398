package no.bufdirreporting.submission;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a submission are counted again, because a run failed or never ended. Exactly the activities stored before
 * this event are counted.
 *
 * @param periodId the reporting period as the client named it; null if the client gave its days
 * @param periodEnd inclusive
 * @param run the number of this run; the first was 1
 * @param rulesVersion the version of the category rules that the run counts by; -1 if none were defined
 */
@EventType(name = "SubmissionResumed")
public record SubmissionResumed(
        String submissionId,
        String orgId,
        @Nullable String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        String submittedBy,
        int run,
        long rulesVersion)
        implements SubmissionTrigger {}
