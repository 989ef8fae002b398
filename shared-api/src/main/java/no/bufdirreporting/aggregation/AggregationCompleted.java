package no.bufdirreporting.aggregation;

import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;

/**
 * A run ended with figures: the ones reported from now on. Replays show them and never recompute them.
 *
 * @param run the run that ended
 * @param figures what it counted
 * @param ruleVersion the version of the category rules it used
 * @param position the position in the event store up to which it counted
 */
@EventType(name = "AggregationCompleted")
public record AggregationCompleted(
        String aggregationId, String orgId, int run, AggregationFigures figures, long ruleVersion, long position)
        implements OrganizationEvent {}
