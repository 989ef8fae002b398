package no.bufdirreporting.geography;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A new distribution of a period was asked for; it counts exactly the activities stored before this event, and takes
 * chapters as they are registered before it.
 */
@EventType(name = "DistributionTriggered")
public record DistributionTriggered(
        String distributionId,
        String orgId,
        String periodId,
        BreakdownType breakdownType,
        LocalDate periodStart,
        LocalDate periodEnd)
        implements OrganizationEvent {}
