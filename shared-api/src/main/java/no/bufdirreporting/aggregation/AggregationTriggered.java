package no.bufdirreporting.aggregation;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;

/**
 * A new aggregation of a period was requested. It counts exactly the activities stored before this event.
 *
 * @param periodEnd inclusive
 * @param rulesVersion the version of the category rules that the run counts by; -1 if none were defined
 */
@EventType(name = "AggregationTriggered")
public record AggregationTriggered(
        String aggregationId,
        String orgId,
        String reportingPeriodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        long rulesVersion)
        implements AggregationTrigger {

    @Override
    public AggregationScope scope() {
        return new AggregationScope.Period(reportingPeriodId, periodStart, periodEnd);
    }
}
