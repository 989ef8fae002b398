package no.bufdirreporting.aggregation;

import java.time.LocalDate;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunCause;

/**
 * An aggregation of a period counts again exactly the activities stored before this event.
 *
 * @param periodEnd inclusive
 * @param run the number of this run; the first was 1
 * @param rulesVersion the version of the category rules that the run counts by; -1 if none were defined
 */
@EventType(name = "AggregationRerunTriggered")
public record AggregationRerunTriggered(
        String aggregationId,
        String orgId,
        String reportingPeriodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        int run,
        RunCause cause,
        long rulesVersion)
        implements AggregationTrigger {

    @Override
    public AggregationScope scope() {
        return new AggregationScope.Period(reportingPeriodId, periodStart, periodEnd);
    }
}
