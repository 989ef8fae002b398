package no.bufdirreporting.geography;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunCause;

/**
 * A distribution counts again exactly the activities stored before this event. A run that has not ended is superseded.
 *
 * @param periodEnd inclusive
 * @param run the number of this run; the first was 1
 */
@EventType(name = "DistributionRerunTriggered")
public record DistributionRerunTriggered(
        String distributionId,
        String orgId,
        String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        int run,
        RunCause cause)
        implements DistributionTrigger {}
