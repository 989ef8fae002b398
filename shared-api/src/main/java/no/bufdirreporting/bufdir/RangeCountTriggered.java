package no.bufdirreporting.bufdir;

import java.time.Instant;
import no.bufdirreporting.platform.OrganizationEvent;
import org.axonframework.serialization.Revision;

/**
 * A new aggregation of a range of instants was asked for; it counts exactly the activities stored before this event.
 *
 * @param rangeEnd inclusive; without fraction it covers its whole second
 */
@Revision("1")
public record RangeCountTriggered(String aggregationId, String orgId, Instant rangeStart, Instant rangeEnd)
        implements OrganizationEvent {}
