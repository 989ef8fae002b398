package no.bufdirreporting.run;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A request with an idempotency key was answered with the run or the figures of another request, so that a repeat of it
 * gets the same answer.
 *
 * @param requestId identifies the request by its key
 * @param periodId the requested period
 * @param holder the id of the aggregation or report snapshot that the answer showed
 * @param version the version of it
 */
@EventType(name = "RunJoined")
public record RunJoined(
        String requestId,
        String orgId,
        String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        String holder,
        long version)
        implements OrganizationEvent {}
