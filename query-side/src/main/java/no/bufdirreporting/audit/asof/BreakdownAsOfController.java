package no.bufdirreporting.audit.asof;

import java.time.Instant;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.query.Breakdown;
import no.bufdirreporting.geography.query.Breakdown.ChapterShare;
import no.bufdirreporting.geography.query.Breakdown.RegionShare;
import no.bufdirreporting.geography.query.DistributionCalculator;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.security.ForAuditors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the live views would have answered at an instant: activities, chapters and periods as they were then, counted as it is
 * done for the moment. As much work as there are versions of the period's activities.
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
    record LiveAt(String orgId, String periodId, Instant asOf) {}

    @GetMapping("/by-region")
    Breakdown<RegionShare> byRegion(@RequestParameters LiveAt wanted) {
        return Breakdown.byRegion(wanted.orgId(), wanted.periodId(), count(wanted));
    }

    @GetMapping("/by-local-chapter")
    Breakdown<ChapterShare> byLocalChapter(@RequestParameters LiveAt wanted) {
        return Breakdown.byLocalChapter(wanted.orgId(), wanted.periodId(), count(wanted));
    }

    private DistributionFigures count(LiveAt wanted) {
        long position = asOf.position(wanted.asOf());
        if (references.nameOf(wanted.orgId(), position).isEmpty()) {
            throw KnownReferences.unknownOrganization(wanted.orgId(), "org_id");
        }
        var period = references
                .period(wanted.periodId(), position)
                .orElseThrow(() -> KnownReferences.unknownPeriod(wanted.periodId(), "period_id"));
        return new DistributionCalculator(activities.at(position))
                .count(wanted.orgId(), period.start(), period.end(), references.chapters(wanted.orgId(), position));
    }
}
