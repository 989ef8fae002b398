package no.bufdirreporting.aggregation.query;

import java.util.List;
import java.util.Optional;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationDetails;
import no.bufdirreporting.aggregation.AggregationScope;
import no.bufdirreporting.aggregation.AggregationStatus;
import no.bufdirreporting.aggregation.AggregationTrigger;
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

    private void apply(PastEvent event) {
        switch (event.payload()) {
            case AggregationTrigger it -> triggered(it, event);
            case AggregationCompleted it -> complete(it, event);
            case AggregationFailed it -> fail(it.reason(), event.sequence());
            case AggregationDeleted it -> row = null;
            default -> {}
        }
    }

    private void triggered(AggregationTrigger it, PastEvent event) {
        counting = it.scope();
        var was = row;
        if (was == null) {
            row = new AggregationRow(
                    it.id(),
                    it.orgId(),
                    it.scope(),
                    AggregationStatus.PROCESSING,
                    null,
                    null,
                    null,
                    null,
                    event.at(),
                    null,
                    0);
            return;
        }
        row = new AggregationRow(
                was.id(),
                was.orgId(),
                was.figures() == null ? it.scope() : was.scope(),
                AggregationStatus.PROCESSING,
                was.figures(),
                was.rulesVersion(),
                was.position(),
                null,
                was.createdAt(),
                was.refreshedAt(),
                event.sequence());
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
