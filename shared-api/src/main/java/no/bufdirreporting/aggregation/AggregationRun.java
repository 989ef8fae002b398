package no.bufdirreporting.aggregation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an aggregation after a command.
 *
 * @param reportingPeriodId null if it counts a range
 * @param rangeStart null if it counts a period; so is the end
 * @param processing whether its latest run has not ended yet
 * @param version the sequence number of its latest event
 */
public record AggregationRun(
        String aggregationId,
        String orgId,
        AggregationKind kind,
        @Nullable String reportingPeriodId,
        @Nullable Instant rangeStart,
        @Nullable Instant rangeEnd,
        boolean processing,
        Instant createdAt,
        long version) {

    /** The state after the command that started it, for repeats of its request. */
    public AggregationRun asStarted() {
        return asProcessing(0);
    }

    /** The state at a version at which a run was processing. */
    public AggregationRun asProcessing(long then) {
        return new AggregationRun(
                aggregationId, orgId, kind, reportingPeriodId, rangeStart, rangeEnd, true, createdAt, then);
    }

    public static AggregationRun of(
            String aggregationId,
            String orgId,
            AggregationScope scope,
            boolean processing,
            Instant createdAt,
            long version) {
        return new AggregationRun(
                aggregationId,
                orgId,
                scope.kind(),
                scope.reportingPeriodId(),
                scope.rangeStart(),
                scope.rangeEnd(),
                processing,
                createdAt,
                version);
    }
}
