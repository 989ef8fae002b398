package no.bufdirreporting.aggregation.query;

import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.activity.query.rollup.Rollups;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationDetails;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationPage;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregation;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregationMetrics;
import no.bufdirreporting.aggregation.AggregationQuery.IsAggregationUpToDate;
import no.bufdirreporting.aggregation.AggregationQuery.ListAggregations;
import no.bufdirreporting.aggregation.AggregationStatus;
import no.bufdirreporting.aggregation.AggregationTrigger;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** The aggregations and the figures they reported. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class AggregationProjection {

    private final AggregationRows rows;
    private final Rollups rollups;
    private final CategoryRulesProjection categories;

    AggregationProjection(AggregationRows rows, Rollups rollups, CategoryRulesProjection categories) {
        this.rows = rows;
        this.rollups = rollups;
        this.categories = categories;
    }

    @EventHandler
    void on(AggregationTrigger event, @Timestamp Instant at, @SequenceNumber long version) {
        if (event.run() == 1) {
            rows.insert(event, at);
        } else {
            rows.rerun(event, version);
        }
    }

    @EventHandler
    void on(AggregationCompleted event, @Timestamp Instant at, @SequenceNumber long version) {
        rows.complete(event.aggregationId(), event.figures(), event.ruleVersion(), event.position(), at, version);
    }

    @EventHandler
    void on(AggregationFailed event, @SequenceNumber long version) {
        rows.fail(event.aggregationId(), event.reason(), version);
    }

    @EventHandler
    void on(AggregationDeleted event) {
        rows.delete(event.aggregationId());
    }

    @ResetHandler
    void reset() {
        rows.deleteAll();
    }

    @QueryHandler
    Optional<AggregationView> handle(FindAggregation query) {
        return rows.find(query.aggregationId()).map(AggregationRow::view);
    }

    @QueryHandler
    Optional<AggregationDetails> handle(FindAggregationMetrics query) {
        return rows.find(query.aggregationId()).map(AggregationRow::details);
    }

    @QueryHandler
    AggregationPage handle(ListAggregations query) {
        return new AggregationPage(
                rows.list(query).stream().map(AggregationRow::view).toList(), rows.count(query));
    }

    @QueryHandler
    boolean handle(IsAggregationUpToDate query) {
        return rows.find(query.aggregationId())
                .filter(it -> it.status() == AggregationStatus.COMPLETED)
                .filter(it -> it.rulesVersion() != null
                        && it.rulesVersion() == categories.latest().version())
                .filter(it -> it.position() != null
                        && it.position()
                                > rollups.lastChange(
                                        it.orgId(),
                                        it.scope().span().firstDay(),
                                        it.scope().span().dayAfter()))
                .isPresent();
    }
}
