package no.bufdirreporting.geography.query;

import static no.bufdirreporting.platform.query.jpa.Listing.matching;
import static no.bufdirreporting.platform.query.jpa.Listing.ofOrganization;

import java.util.Optional;
import no.bufdirreporting.activity.query.rollup.Rollups;
import no.bufdirreporting.geography.DistributionEvent;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionQuery.CountDistribution;
import no.bufdirreporting.geography.DistributionQuery.DistributionPage;
import no.bufdirreporting.geography.DistributionQuery.FindDistribution;
import no.bufdirreporting.geography.DistributionQuery.FindFirstDistribution;
import no.bufdirreporting.geography.DistributionQuery.IsDistributionUpToDate;
import no.bufdirreporting.geography.DistributionQuery.ListDistributions;
import no.bufdirreporting.geography.DistributionView;
import no.bufdirreporting.organization.query.ChapterRegister;
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

/** Projects the distributions and their figures, and counts live distributions. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record DistributionProjection(
        DistributionRepository distributions,
        Rollups rollups,
        ChapterRegister register,
        LiveDistribution live,
        FirstRuns firstRuns) {

    @EventHandler
    void on(DistributionEvent event, PastEvent recorded) {
        distributions.fold(event.id(), recorded, Distribution::new);
    }

    @ResetHandler
    void reset() {
        distributions.deleteAllInBatch();
    }

    @QueryHandler
    Optional<DistributionView> handle(FindFirstDistribution query) {
        return firstRuns
                .fold(query.distributionId(), RunEnded.class, Distribution::new)
                .map(Distribution::view);
    }

    @QueryHandler
    Optional<DistributionView> handle(FindDistribution query) {
        return distributions.findById(query.distributionId()).map(Distribution::view);
    }

    @QueryHandler
    DistributionPage handle(ListDistributions query) {
        var wanted = Specification.<Distribution>allOf(
                ofOrganization("orgId", query.orgId()),
                matching("periodId", query.periodId()),
                matching("breakdownType", query.breakdownType()),
                matching("status", query.status()));
        var page = Listing.of(distributions, wanted, query.slice(), "distributionId");
        return new DistributionPage(page.map(Distribution::summary), page.total(), page.next());
    }

    @QueryHandler
    DistributionFigures handle(CountDistribution query) {
        return live.count(query);
    }

    @QueryHandler
    boolean handle(IsDistributionUpToDate query) {
        return distributions
                .findById(query.distributionId())
                .filter(this::isUpToDate)
                .isPresent();
    }

    private boolean isUpToDate(Distribution distribution) {
        String orgId = distribution.orgId();
        return distribution.isCountedBy(
                register.versionOf(orgId),
                rollups.lastChange(
                        orgId,
                        distribution.periodStart(),
                        distribution.periodEnd().plusDays(1)));
    }
}
