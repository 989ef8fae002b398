package no.bufdirreporting.aggregation;

import java.time.Instant;
import no.bufdirreporting.kernel.EventType;

/**
 * A new aggregation of a range of instants was requested. It counts exactly the activities stored before this event.
 *
 * @param rangeEnd inclusive; without fraction it covers its whole second
 * @param rulesVersion the version of the category rules that the run counts by; -1 if none were defined
 */
@EventType(name = "RangeCountTriggered")
public record RangeCountTriggered(
        String aggregationId, String orgId, Instant rangeStart, Instant rangeEnd, long rulesVersion)
        implements AggregationTrigger {

    @Override
    public AggregationScope scope() {
        return new AggregationScope.Range(rangeStart, rangeEnd);
    }
}
