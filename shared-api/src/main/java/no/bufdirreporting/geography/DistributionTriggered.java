package no.bufdirreporting.geography;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;

/**
 * A new distribution of a period was requested. It counts exactly the activities stored before this event, by the chapters
 * registered before it.
 *
 * @param periodEnd inclusive
 */
@EventType(name = "DistributionTriggered")
public record DistributionTriggered(
        String distributionId,
        String orgId,
        String periodId,
        BreakdownType breakdownType,
        LocalDate periodStart,
        LocalDate periodEnd)
        implements DistributionTrigger {}
