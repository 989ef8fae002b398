package no.bufdirreporting.submission.query;

import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.aggregation.query.AggregationCalculator;
import no.bufdirreporting.geography.query.DistributionCalculator;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.organization.query.CategoryRules;
import no.bufdirreporting.organization.query.ChapterRegister;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmittedRegion;
import org.springframework.stereotype.Component;

/** Counts the figures of a submission from the current read model. */
@Component
record SubmissionCalculator(
        AggregationCalculator totals, DistributionCalculator distributions, ChapterRegister chapters) {

    /** @param end the last day, inclusive */
    SubmissionFigures count(String orgId, LocalDate start, LocalDate end, CategoryRules rules) {
        return SubmissionFigures.of(
                totals.count(orgId, TimeSpan.ofDays(start, end), rules), regions(orgId, start, end));
    }

    private List<SubmittedRegion> regions(String orgId, LocalDate start, LocalDate end) {
        return distributions.count(orgId, start, end, chapters.of(orgId)).regions().stream()
                .map(it -> new SubmittedRegion(it.region(), it.activityCount(), it.participantCount()))
                .toList();
    }
}
