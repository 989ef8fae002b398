package no.bufdirreporting.geography.query;

import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionQuery.CountDistribution;
import no.bufdirreporting.geography.DistributionQuery.DistributionPage;
import no.bufdirreporting.geography.DistributionQuery.FindDistribution;
import no.bufdirreporting.geography.DistributionQuery.ListDistributions;
import no.bufdirreporting.geography.DistributionStatus;
import no.bufdirreporting.geography.DistributionSummary;
import no.bufdirreporting.geography.DistributionView;
import no.bufdirreporting.geography.query.Breakdown.ChapterShare;
import no.bufdirreporting.geography.query.Breakdown.RegionShare;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.table.GetTable;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read endpoints of distributions. */
@RestController
@RequestMapping(path = "/api/v1/geographic-distributions", produces = MediaType.APPLICATION_JSON_VALUE)
record DistributionQueryController(QueryGateway queries, KnownReferences known) {

    @GetTable
    ListBody<DistributionSummary> list(@RequestParameters ListParameters wanted) {
        var paging = wanted.paging();
        var page = queries.query(
                        new ListDistributions(
                                wanted.orgId(),
                                known.shownPeriodId(wanted.periodId()),
                                wanted.breakdownType(),
                                wanted.status(),
                                paging.slice()),
                        DistributionPage.class)
                .join();
        return ListBody.of(page.distributions(), paging, page.total(), page.next());
    }

    @GetTable(value = "/{id}", rows = "distribution")
    ResponseEntity<DistributionView> one(@PathVariable String id, Precondition precondition) {
        var found =
                queries.query(new FindDistribution(id), DistributionView.class).join();
        if (found == null) {
            throw ProblemException.notFound(
                    "not-found", "There is no distribution '%s', or it was deleted.".formatted(id));
        }
        return EntityTags.answer(precondition, found.version(), found);
    }

    @GetTable(value = "/by-region", rows = "breakdown")
    Breakdown<RegionShare> byRegion(@RequestParameters LiveParameters wanted) {
        var period = period(wanted);
        return Breakdown.byRegion(wanted.orgId(), period.id(), count(wanted.orgId(), period));
    }

    @GetTable(value = "/by-local-chapter", rows = "breakdown")
    Breakdown<ChapterShare> byLocalChapter(@RequestParameters LiveParameters wanted) {
        var period = period(wanted);
        return Breakdown.byLocalChapter(wanted.orgId(), period.id(), count(wanted.orgId(), period));
    }

    private ReportingPeriod period(LiveParameters wanted) {
        known.requireOrganization(wanted.orgId(), "org_id");
        return known.requirePeriod(wanted.periodId(), "period_id");
    }

    private DistributionFigures count(String orgId, ReportingPeriod period) {
        return queries.query(new CountDistribution(orgId, period.start(), period.end()), DistributionFigures.class)
                .join();
    }

    record ListParameters(
            @Code @Nullable String orgId,
            @Code @Nullable String periodId,
            @Nullable BreakdownType breakdownType,
            @Nullable DistributionStatus status,
            Paging paging) {}

    record LiveParameters(@Code String orgId, @Code String periodId) {}
}
