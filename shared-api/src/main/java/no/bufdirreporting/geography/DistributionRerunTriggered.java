package no.bufdirreporting.geography;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A distribution counts again, exactly what is stored before this event; a run that has not ended yet is superseded.
 *
 * @param run the ordinal of this run; the first was 1
 */
@EventType(name = "DistributionRerunTriggered")
public record DistributionRerunTriggered(
        String distributionId,
        String orgId,
        LocalDate periodStart,
        LocalDate periodEnd,
        int run,
        DistributionRunCause cause)
        implements OrganizationEvent {}
