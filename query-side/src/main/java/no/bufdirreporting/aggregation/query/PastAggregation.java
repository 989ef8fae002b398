package no.bufdirreporting.aggregation.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationDetails;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationScope;
import no.bufdirreporting.aggregation.AggregationScope.Period;
import no.bufdirreporting.aggregation.AggregationScope.Range;
import no.bufdirreporting.aggregation.AggregationStatus;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.RangeCountTriggered;
import no.bufdirreporting.aggregation.RangeRecountTriggered;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.jspecify.annotations.Nullable;

/** An aggregation as its first events made it: what {@link AggregationProjection} showed when there were no others. */
public final class PastAggregation {

    private @Nullable AggregationRow row;

    /** What the run under way counts; figures that are shown keep the scope that they have counted. */
    private @Nullable AggregationScope counting;

    private PastAggregation() {}

    /** @param events the first events of the aggregation, in their order; empty too if they end with its deletion */
    public static Optional<AggregationDetails> of(List<PastEvent> events) {
        var past = new PastAggregation();
        events.forEach(past::apply);
        return Optional.ofNullable(past.row).map(AggregationRow::details);
    }

    /** What the run counts that an event triggers; null if it triggers none. */
    public static @Nullable AggregationScope scope(Object event) {
        return switch (event) {
            case AggregationTriggered it -> new Period(it.reportingPeriodId(), it.periodStart(), it.periodEnd());
            // The id of the period is that of the first run.
            case AggregationRerunTriggered it -> new Period("", it.periodStart(), it.periodEnd());
            case RangeCountTriggered it -> new Range(it.rangeStart(), it.rangeEnd());
            case RangeRecountTriggered it -> new Range(it.rangeStart(), it.rangeEnd());
            default -> null;
        };
    }

    private void apply(PastEvent event) {
        switch (event.payload()) {
            case AggregationTriggered it -> begin(it.aggregationId(), it.orgId(), it, event.at());
            case RangeCountTriggered it -> begin(it.aggregationId(), it.orgId(), it, event.at());
            case AggregationRerunTriggered it -> rerun(it, event.sequence());
            case RangeRecountTriggered it -> rerun(it, event.sequence());
            case AggregationCompleted it -> complete(it, event);
            case AggregationFailed it -> fail(it.reason(), event.sequence());
            case AggregationDeleted it -> row = null;
            default -> {}
        }
    }

    private void begin(String id, String orgId, Object trigger, Instant at) {
        counting = scope(trigger);
        if (counting != null) {
            row = new AggregationRow(
                    id, orgId, counting, AggregationStatus.PROCESSING, null, null, null, null, at, null, 0);
        }
    }

    private void rerun(Object trigger, long version) {
        var was = row;
        var next = scope(trigger);
        if (was == null || next == null) {
            return;
        }
        counting = next instanceof Period days
                ? new Period(String.valueOf(was.scope().reportingPeriodId()), days.periodStart(), days.periodEnd())
                : next;
        row = new AggregationRow(
                was.id(),
                was.orgId(),
                was.figures() == null ? counting : was.scope(),
                AggregationStatus.PROCESSING,
                was.figures(),
                was.rulesVersion(),
                was.position(),
                null,
                was.createdAt(),
                was.refreshedAt(),
                version);
    }

    private void complete(AggregationCompleted it, PastEvent event) {
        var was = row;
        if (was != null && counting != null) {
            row = new AggregationRow(
                    was.id(),
                    was.orgId(),
                    counting,
                    AggregationStatus.COMPLETED,
                    it.figures(),
                    it.ruleVersion(),
                    it.position(),
                    was.failureReason(),
                    was.createdAt(),
                    event.at(),
                    event.sequence());
        }
    }

    private void fail(String reason, long version) {
        var was = row;
        if (was != null) {
            row = new AggregationRow(
                    was.id(),
                    was.orgId(),
                    was.scope(),
                    AggregationStatus.FAILED,
                    was.figures(),
                    was.rulesVersion(),
                    was.position(),
                    reason,
                    was.createdAt(),
                    was.refreshedAt(),
                    version);
        }
    }
}
