package no.bufdirreporting.aggregation;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * An aggregation counts again, exactly the activities stored before this event.
 *
 * @param run the ordinal of this run; the first was 1
 */
@EventType(name = "AggregationRerunTriggered")
public record AggregationRerunTriggered(
        String aggregationId, String orgId, LocalDate periodStart, LocalDate periodEnd, int run, RunCause cause)
        implements OrganizationEvent {}
