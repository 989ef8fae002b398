package no.bufdirreporting.aggregation;

import java.time.Instant;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * An aggregation counts again, in the same range or in another, exactly the activities stored before this event. A run
 * that had not ended is superseded.
 *
 * @param rangeEnd inclusive; without fraction it covers its whole second
 * @param run the ordinal of this run; the first was 1
 */
@EventType(name = "RangeRecountTriggered")
public record RangeRecountTriggered(
        String aggregationId, String orgId, Instant rangeStart, Instant rangeEnd, int run, RunCause cause)
        implements OrganizationEvent {}
