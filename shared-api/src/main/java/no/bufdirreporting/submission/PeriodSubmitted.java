package no.bufdirreporting.submission;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;
import org.jspecify.annotations.Nullable;

/**
 * A period was submitted, with the figures that it had then. Replays show them and never recompute them.
 *
 * @param periodId the id that the period was called by; null if it was given by its days
 * @param periodEnd inclusive
 * @param run the run that counted the figures
 * @param ruleVersion the version of the category rules it used
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
        implements OrganizationEvent {}
