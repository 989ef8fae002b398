package no.bufdirreporting.bufdir;

import java.time.LocalDate;
import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/**
 * A new aggregation of a period was asked for; it counts exactly the activities stored before this event.
 */
@Revision("1")
public record AggregationTriggered(
        String aggregationId, String orgId, String reportingPeriodId, LocalDate periodStart, LocalDate periodEnd)
        implements OrganizationEvent {}
