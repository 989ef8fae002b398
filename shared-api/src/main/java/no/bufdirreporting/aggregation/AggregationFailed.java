package no.bufdirreporting.aggregation;

import no.bufdirreporting.aggregation.AggregationCommand.FailAggregation;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunFailed;

/**
 * A run of an aggregation ended without figures. The figures of an earlier run stay.
 *
 * @param reason in words, for clients and operators
 */
@EventType(name = "AggregationFailed")
public record AggregationFailed(String aggregationId, String orgId, int run, String reason)
        implements RunFailed, AggregationEvent {

    @Override
    public FailAggregation command() {
        return new FailAggregation(this);
    }
}
