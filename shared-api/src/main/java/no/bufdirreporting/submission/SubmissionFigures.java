package no.bufdirreporting.submission;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.CategoryFigures;
import no.bufdirreporting.run.RunFigures;

/**
 * The figures of a period; stored in events, so its component names must not change.
 *
 * @param activities completed activities
 * @param participants sum of their {@code participantCount}
 * @param uniqueParticipants distinct contacts
 * @param hours sum of their hours
 * @param categories the same by category; they add up to the totals
 * @param regions the same by region, by descending participants; they add up to the totals
 */
public record SubmissionFigures(
        long activities,
        long participants,
        long uniqueParticipants,
        BigDecimal hours,
        SortedMap<String, CategoryFigures> categories,
        List<SubmittedRegion> regions)
        implements RunFigures {

    public static SubmissionFigures of(AggregationFigures figures, List<SubmittedRegion> regions) {
        return new SubmissionFigures(
                figures.activities(),
                figures.participants(),
                figures.uniqueParticipants(),
                figures.hours(),
                figures.categories(),
                regions);
    }
}
