package no.bufdirreporting.audit.asof;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.activity.query.row.PastActivity;
import no.bufdirreporting.aggregation.AggregationMetrics;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.aggregation.query.Aggregation;
import no.bufdirreporting.aggregation.query.CountedMetrics;
import no.bufdirreporting.audit.trail.ClockLead;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionView;
import no.bufdirreporting.geography.query.Breakdown;
import no.bufdirreporting.geography.query.Breakdown.ChapterShare;
import no.bufdirreporting.geography.query.Breakdown.RegionShare;
import no.bufdirreporting.geography.query.Breakdown.Share;
import no.bufdirreporting.geography.query.Distribution;
import no.bufdirreporting.geography.query.DistributionCalculator;
import no.bufdirreporting.kernel.OfOrganization;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Moment;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.security.ForAuditors;
import no.bufdirreporting.platform.http.table.GetTable;
import no.bufdirreporting.platform.query.jpa.Fold;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers reads of one activity, aggregation, distribution or report snapshot, and the live views, as of a moment, from
 * the events up to then. Without an {@code ETag}: a past version cannot be the precondition of a change.
 */
@RestController
@ForAuditors
@RequestMapping(path = "/api/v1", params = "as_of", produces = MediaType.APPLICATION_JSON_VALUE)
record AsOfController(
        AsOf asOf,
        PastEvents events,
        PastReports reports,
        PastReferences references,
        ActivityVersions activities,
        PersonalFacts personal,
        ClockLead lead) {

    /** @param asOf not in the future */
    record At(Moment asOf) {}

    @GetTable("/activities/{id}")
    ActivityView activity(@PathVariable String id, @RequestParameters At at, HttpServletResponse response) {
        var past = known(PastActivity.of(events.of(id, asOf.position(at.asOf(), response))), "activity", id);
        return personal.opened(List.of(past)).getFirst();
    }

    @GetTable("/bufdir-aggregations/{id}")
    AggregationView aggregation(@PathVariable String id, @RequestParameters At at, HttpServletResponse response) {
        return known(after(id, at, response, Aggregation::new).map(Aggregation::view), "aggregation", id);
    }

    @GetTable(value = "/bufdir-aggregations/{id}/metrics", rows = "category_distribution", key = "category")
    AggregationMetrics metrics(@PathVariable String id, @RequestParameters At at, HttpServletResponse response) {
        var found = after(id, at, response, Aggregation::new).map(Aggregation::details);
        return CountedMetrics.of(known(found, "aggregation", id));
    }

    @GetTable(value = "/geographic-distributions/{id}", rows = "distribution")
    DistributionView distribution(@PathVariable String id, @RequestParameters At at, HttpServletResponse response) {
        return known(after(id, at, response, Distribution::new).map(Distribution::view), "distribution", id);
    }

    @GetTable(value = "/aggregated-report-data/{id}", rows = "sections.fields")
    ReportSnapshotView snapshot(@PathVariable String id, @RequestParameters At at, HttpServletResponse response) {
        return known(reports.find(id, asOf.position(at.asOf(), response)), "snapshot", id);
    }

    /** @param asOf not in the future */
    record LiveParameters(@Code String orgId, @Code String periodId, Moment asOf) {}

    @GetTable(value = "/geographic-distributions/by-region", rows = "breakdown")
    Breakdown<RegionShare> byRegion(@RequestParameters LiveParameters parameters, HttpServletResponse response) {
        return breakdown(parameters, response, (id, figures) -> Breakdown.byRegion(parameters.orgId(), id, figures));
    }

    @GetTable(value = "/geographic-distributions/by-local-chapter", rows = "breakdown")
    Breakdown<ChapterShare> byLocalChapter(@RequestParameters LiveParameters parameters, HttpServletResponse response) {
        return breakdown(
                parameters, response, (id, figures) -> Breakdown.byLocalChapter(parameters.orgId(), id, figures));
    }

    /** Counts the activities by the chapters and the period of that instant, from all versions of activities. */
    private <R extends Share<R>> Breakdown<R> breakdown(
            LiveParameters parameters,
            HttpServletResponse response,
            BiFunction<String, DistributionFigures, Breakdown<R>> ofPeriod) {
        long position = asOf.position(parameters.asOf(), response);
        if (references.nameOf(parameters.orgId(), position).isEmpty()) {
            throw KnownReferences.unknownOrganization(parameters.orgId(), "org_id");
        }
        var period = references
                .period(parameters.periodId(), position)
                .orElseThrow(() -> KnownReferences.unknownPeriod(parameters.periodId(), "period_id"));
        var figures = new DistributionCalculator(activities.at(position))
                .count(
                        parameters.orgId(),
                        period.start(),
                        period.end(),
                        references.chapters(parameters.orgId(), position));
        return ofPeriod.apply(period.id(), figures);
    }

    private <T extends Fold> Optional<T> after(String id, At at, HttpServletResponse response, Supplier<T> create) {
        return Fold.after(events.of(id, asOf.position(at.asOf(), response)), create);
    }

    private <T extends OfOrganization> T known(Optional<T> found, String what, String id) {
        return found.filter(it -> Caller.current().maySee(it.orgId()))
                .orElseThrow(() -> ProblemException.notFound(
                        "not-found",
                        "There was no %s '%s' then, or it had been deleted.%s"
                                .formatted(
                                        what,
                                        id,
                                        lead.until()
                                                .map(it -> " " + ClockLead.explanation(it))
                                                .orElse(""))));
    }
}
