package no.bufdirreporting.aggregation.query;

import static no.bufdirreporting.platform.query.jpa.Listing.matching;
import static no.bufdirreporting.platform.query.jpa.Listing.ofOrganization;

import java.util.Optional;
import no.bufdirreporting.activity.query.rollup.Rollups;
import no.bufdirreporting.aggregation.AggregationEvent;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationDetails;
import no.bufdirreporting.aggregation.AggregationQuery.AggregationPage;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregation;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregationMetrics;
import no.bufdirreporting.aggregation.AggregationQuery.FindFirstCount;
import no.bufdirreporting.aggregation.AggregationQuery.IsAggregationUpToDate;
import no.bufdirreporting.aggregation.AggregationQuery.ListAggregations;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.jpa.Listing;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.run.RunEnded;
import no.bufdirreporting.run.query.FirstRuns;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** Projects the aggregations and their figures. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record AggregationProjection(
        AggregationRepository aggregations, Rollups rollups, CategoryRulesProjection categories, FirstRuns firstRuns) {

    @EventHandler
    void on(AggregationEvent event, PastEvent recorded) {
        aggregations.fold(event.id(), recorded, Aggregation::new);
    }

    @ResetHandler
    void reset() {
        aggregations.deleteAllInBatch();
    }

    @QueryHandler
    Optional<AggregationView> handle(FindFirstCount query) {
        return firstRuns
                .fold(query.aggregationId(), RunEnded.class, Aggregation::new)
                .map(Aggregation::view);
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
                ofOrganization("orgId", query.orgId()),
                matching("kind", query.kind()),
                matching("status", query.status()),
                matching("reportingPeriodId", query.reportingPeriodId()));
        var page = Listing.of(aggregations, wanted, query.slice(), "aggregationId");
        return new AggregationPage(page.map(Aggregation::view), page.total(), page.next());
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
