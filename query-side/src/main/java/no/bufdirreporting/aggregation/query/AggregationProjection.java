package no.bufdirreporting.aggregation.query;

import static no.bufdirreporting.platform.query.jpa.Listing.matching;
import static no.bufdirreporting.platform.query.jpa.Listing.newestFirst;
import static no.bufdirreporting.platform.query.jpa.Listing.page;

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
import no.bufdirreporting.aggregation.AggregationTrigger;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.aggregation.AggregationQuery.FindFirstCount;
import no.bufdirreporting.run.RunEnded;
import no.bufdirreporting.run.query.FirstRuns;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** The aggregations and the figures they report. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class AggregationProjection {

    private final AggregationRepository aggregations;
    private final Rollups rollups;
    private final CategoryRulesProjection categories;
    private final FirstRuns firstRuns;

    AggregationProjection(AggregationRepository aggregations, Rollups rollups, CategoryRulesProjection categories, FirstRuns firstRuns) {
        this.firstRuns = firstRuns;
        this.aggregations = aggregations;
        this.rollups = rollups;
        this.categories = categories;
    }

    @EventHandler
    void on(AggregationTrigger event, PastEvent recorded) {
        aggregations.fold(event.id(), recorded, Aggregation::new);
    }

    @EventHandler
    void on(AggregationCompleted event, PastEvent recorded) {
        aggregations.fold(event.id(), recorded, Aggregation::new);
    }

    @EventHandler
    void on(AggregationFailed event, PastEvent recorded) {
        aggregations.fold(event.id(), recorded, Aggregation::new);
    }

    @EventHandler
    void on(AggregationDeleted event, PastEvent recorded) {
        aggregations.fold(event.id(), recorded, Aggregation::new);
    }

    @ResetHandler
    void reset() {
        aggregations.deleteAllInBatch();
    }

    @QueryHandler
    Optional<AggregationView> handle(FindFirstCount query) {
        return firstRuns.fold(query.aggregationId(), RunEnded.class, Aggregation::new).map(Aggregation::view);
    }

    @QueryHandler
    Optional<AggregationView> handle(FindAggregation query) {
        return aggregations.findById(query.aggregationId()).map(Aggregation::view);
    }

    @QueryHandler
    Optional<AggregationDetails> handle(FindAggregationMetrics query) {
        return aggregations.findById(query.aggregationId()).map(Aggregation::details);
    }

    @QueryHandler
    AggregationPage handle(ListAggregations query) {
        var wanted = Specification.<Aggregation>allOf(
                matching(Aggregation.ORG_ID, query.orgId()),
                matching(Aggregation.KIND, query.kind()),
                matching(Aggregation.STATUS, query.status()),
                matching(Aggregation.PERIOD_ID, query.reportingPeriodId()));
        var page = aggregations.findAll(
                wanted, page(query.offset(), query.limit(), newestFirst(Aggregation.CREATED_AT, Aggregation.ID)));
        return new AggregationPage(page.map(Aggregation::view).getContent(), page.getTotalElements());
    }

    @QueryHandler
    boolean handle(IsAggregationUpToDate query) {
        return aggregations
                .findById(query.aggregationId())
                .filter(this::isUpToDate)
                .isPresent();
    }

    private boolean isUpToDate(Aggregation aggregation) {
        var span = aggregation.scope().span();
        return aggregation.isCountedBy(
                categories.latest().version(),
                rollups.lastChange(aggregation.orgId(), span.firstDay(), span.dayAfter()));
    }
}
