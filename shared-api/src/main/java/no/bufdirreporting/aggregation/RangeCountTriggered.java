package no.bufdirreporting.aggregation;

import java.time.Instant;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A new aggregation of a range of instants was asked for; it counts exactly the activities stored before this event.
 *
 * @param rangeEnd inclusive; without fraction it covers its whole second
 */
@EventType(name = "RangeCountTriggered")
public record RangeCountTriggered(String aggregationId, String orgId, Instant rangeStart, Instant rangeEnd)
        implements OrganizationEvent {}
