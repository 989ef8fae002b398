package no.bufdirreporting.submission.query;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import no.bufdirreporting.activity.query.Rollups;
import no.bufdirreporting.bufdir.query.AggregationCalculator;
import no.bufdirreporting.organization.query.CategoryRules;
import no.bufdirreporting.organization.query.ChapterRegions;
import no.bufdirreporting.platform.TimeSpan;
import no.bufdirreporting.submission.RegionFigures;
import no.bufdirreporting.submission.SubmissionFigures;
import org.springframework.stereotype.Component;

/** Counts what a submission of a period would say, from what the read model shows at the moment. */
@Component
class SubmissionCalculator {

    private final AggregationCalculator totals;
    private final Rollups rollups;
    private final ChapterRegions chapters;

    SubmissionCalculator(AggregationCalculator totals, Rollups rollups, ChapterRegions chapters) {
        this.totals = totals;
        this.rollups = rollups;
        this.chapters = chapters;
    }

    /** @param end the last day, inclusive */
    SubmissionFigures count(String orgId, LocalDate start, LocalDate end, CategoryRules rules) {
        var span = TimeSpan.ofDays(start, end);
        return SubmissionFigures.of(totals.count(orgId, span, rules), regions(orgId, span));
    }

    private List<RegionFigures> regions(String orgId, TimeSpan span) {
        var sums = rollups.sumsByChapter(orgId, span.from(), span.before());
        var regionOf =
                chapters.of(sums.stream().map(Rollups.ChapterSum::chapterId).toList());
        // Not by a collector: the region of chapters that nobody has registered is null.
        var regions = new HashMap<String, RegionFigures>();
        for (var sum : sums) {
            String region = regionOf.get(sum.chapterId());
            var part = new RegionFigures(region, sum.activities(), sum.participants());
            regions.merge(region, part, RegionFigures::plus);
        }
        return regions.values().stream().sorted(RegionFigures.ORDER).toList();
    }
}
