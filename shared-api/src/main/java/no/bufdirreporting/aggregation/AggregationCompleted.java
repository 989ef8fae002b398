package no.bufdirreporting.aggregation;

import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.run.RunCompleted;

/**
 * A run of an aggregation ended with figures, which are reported from now on. A replay does not count them again.
 *
 * @param run the run that ended
 * @param figures what it counted
 * @param ruleVersion the version of the category rules it counted by, the one that its trigger names
 * @param position the position in the event store up to which it counted
 */
@EventType(name = "AggregationCompleted")
public record AggregationCompleted(
        String aggregationId, String orgId, int run, AggregationFigures figures, long ruleVersion, long position)
        implements RunCompleted, AggregationEvent {

    @Override
    public CompleteAggregation command() {
        return new CompleteAggregation(this);
    }
}
