package no.bufdirreporting.aggregation;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A new aggregation of a period was asked for; it counts exactly the activities stored before this event.
 */
@EventType(name = "AggregationTriggered")
public record AggregationTriggered(
        String aggregationId, String orgId, String reportingPeriodId, LocalDate periodStart, LocalDate periodEnd)
        implements OrganizationEvent {}
