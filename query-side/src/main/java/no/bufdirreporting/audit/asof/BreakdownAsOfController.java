package no.bufdirreporting.audit.asof;

import java.time.Instant;
import java.util.function.BiFunction;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.query.Breakdown;
import no.bufdirreporting.geography.query.Breakdown.ChapterShare;
import no.bufdirreporting.geography.query.Breakdown.RegionShare;
import no.bufdirreporting.geography.query.DistributionCalculator;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.security.ForAuditors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the live views as of an instant: counts the activities by the chapters and periods of that instant. Reads all
 * versions of the period's activities.
 */
@RestController
@ForAuditors
@RequestMapping(
        path = "/api/v1/geographic-distributions",
        params = "as_of",
        produces = MediaType.APPLICATION_JSON_VALUE)
class BreakdownAsOfController {

    private final AsOf asOf;
    private final PastReferences references;
    private final ActivityVersions activities;

    BreakdownAsOfController(AsOf asOf, PastReferences references, ActivityVersions activities) {
        this.asOf = asOf;
        this.references = references;
        this.activities = activities;
    }

    /** @param asOf the instant, not in the future */
    record LiveParameters(@Code String orgId, @Code String periodId, Instant asOf) {}

    @GetMapping("/by-region")
    Breakdown<RegionShare> byRegion(@RequestParameters LiveParameters parameters) {
        return breakdown(parameters, (id, figures) -> Breakdown.byRegion(parameters.orgId(), id, figures));
    }

    @GetMapping("/by-local-chapter")
    Breakdown<ChapterShare> byLocalChapter(@RequestParameters LiveParameters parameters) {
        return breakdown(parameters, (id, figures) -> Breakdown.byLocalChapter(parameters.orgId(), id, figures));
    }

    private <R> Breakdown<R> breakdown(
            LiveParameters parameters, BiFunction<String, DistributionFigures, Breakdown<R>> ofPeriod) {
        long position = asOf.position(parameters.asOf());
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
}
