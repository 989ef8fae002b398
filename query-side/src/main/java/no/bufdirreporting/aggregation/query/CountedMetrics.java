package no.bufdirreporting.aggregation.query;

import no.bufdirreporting.aggregation.AggregationMetrics;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationDetails;
import no.bufdirreporting.platform.http.problem.ProblemException;

/** Requires that an aggregation has figures. */
public final class CountedMetrics {

    private CountedMetrics() {}

    /** @throws ProblemException 409 while a run is in progress, and if there are no figures because a run failed */
    public static AggregationMetrics of(AggregationDetails found) {
        var aggregation = found.aggregation();
        if (aggregation.stillProcessing()) {
            throw ProblemException.conflict(
                    "aggregation-processing",
                    "Aggregation '%s' is still counting; ask again.".formatted(aggregation.id()));
        }
        if (found.metrics() == null) {
            throw ProblemException.conflict(
                    "aggregation-failed",
                    "Aggregation '%s' has no figures: %s".formatted(aggregation.id(), aggregation.failureReason()));
        }
        return found.metrics();
    }
}
