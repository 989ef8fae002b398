package no.bufdirreporting.aggregation;

import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.RunTriggered;
import org.jspecify.annotations.Nullable;

/** An event that triggers a run of an aggregation. */
public sealed interface AggregationTrigger extends RunTriggered, AggregationEvent
        permits AggregationTriggered, AggregationRerunTriggered, RangeCountTriggered, RangeRecountTriggered {

    /** The period or range that the run counts. */
    AggregationScope scope();

    /** The version of the category rules that the run counts by; -1 if none were defined. */
    long rulesVersion();

    @Override
    default RunKind kind() {
        return RunKind.AGGREGATION;
    }

    @Override
    default TimeSpan span() {
        return scope().span();
    }

    @Override
    default @Nullable String periodId() {
        return scope().reportingPeriodId();
    }

    @Override
    default AggregationFailed failed(long position, String reason) {
        return new AggregationFailed(aggregationId(), orgId(), run(), reason);
    }
}
