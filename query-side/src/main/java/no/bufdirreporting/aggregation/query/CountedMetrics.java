package no.bufdirreporting.aggregation.query;

import no.bufdirreporting.aggregation.AggregationMetrics;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationDetails;
import no.bufdirreporting.platform.http.problem.ProblemException;

/** The figures in detail, of an aggregation that has some. */
public final class CountedMetrics {

    private CountedMetrics() {}

    /** @throws ProblemException 409 while it is counting, and if it has failed before it had any */
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
