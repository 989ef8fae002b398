package no.bufdirreporting.aggregation;

import java.time.Instant;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunCause;

/**
 * An aggregation counts again, in the same range or in another one, exactly the activities stored before this event. A run
 * that has not ended is superseded.
 *
 * @param rangeEnd inclusive; without fraction it covers its whole second
 * @param run the number of this run; the first was 1
 * @param rulesVersion the version of the category rules that the run counts by; -1 if none were defined
 */
@EventType(name = "RangeRecountTriggered")
public record RangeRecountTriggered(
        String aggregationId,
        String orgId,
        Instant rangeStart,
        Instant rangeEnd,
        int run,
        RunCause cause,
        long rulesVersion)
        implements AggregationTrigger {

    @Override
    public AggregationScope scope() {
        return new AggregationScope.Range(rangeStart, rangeEnd);
    }
}
