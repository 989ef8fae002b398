package no.bufdirreporting.aggregation;

import java.util.List;
import no.bufdirreporting.kernel.OfOrganization;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;

/** The queries of aggregations. */
public sealed interface AggregationQuery {

    /** Answered with an {@link AggregationView}, or nothing if there is none or it was deleted. */
    record FindAggregation(String aggregationId) implements AggregationQuery {}

    /** Answered with the {@link AggregationView} after its first run, or nothing if there is none. */
    record FindFirstCount(String aggregationId) implements AggregationQuery {}

    /** Answered with {@link AggregationDetails}, or nothing if there is none or it was deleted. */
    record FindAggregationMetrics(String aggregationId) implements AggregationQuery {}

    /** Answered with true if its latest run has completed and no activity or rule it depends on has changed since. */
    record IsAggregationUpToDate(String aggregationId) implements AggregationQuery {}

    /** Answered with an {@link AggregationPage}, newest first; a null criterion matches all. */
    record ListAggregations(
            @Nullable String orgId,
            @Nullable AggregationKind kind,
            @Nullable AggregationStatus status,
            @Nullable String reportingPeriodId,
            Slice slice)
            implements AggregationQuery {}

    /** A page of aggregations. */
    record AggregationPage(
            List<AggregationView> aggregations,
            long total,
            @Nullable Key next) {}

    /**
     * An aggregation with its figures in detail.
     *
     * @param metrics null until a run has completed
     */
    record AggregationDetails(
            AggregationView aggregation, @Nullable AggregationMetrics metrics) implements OfOrganization {

        @Override
        public String orgId() {
            return aggregation.orgId();
        }
    }
}
