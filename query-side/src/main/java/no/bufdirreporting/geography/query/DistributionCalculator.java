package no.bufdirreporting.geography.query;

import java.time.LocalDate;
import no.bufdirreporting.activity.query.rollup.ActivitySums;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.organization.query.RegisteredChapters;
import org.springframework.stereotype.Component;

/** Counts a distribution from sums of activities, at present or as of a position. */
@Component
public record DistributionCalculator(ActivitySums sums) {

    /**
     * Cuts the period at the days on which chapters move, so that each chapter has one region within each part.
     *
     * @param end the last day of the period, inclusive
     */
    public DistributionFigures count(String orgId, LocalDate start, LocalDate end, RegisteredChapters chapters) {
        var tally = new DistributionTally(chapters);
        LocalDate before = end.plusDays(1);
        LocalDate from = start;
        for (LocalDate move : chapters.moves()
                .filter(day -> day.isAfter(start) && day.isBefore(before))
                .toList()) {
            count(orgId, from, move, tally);
            from = move;
        }
        count(orgId, from, before, tally);
        return tally.figures();
    }

    private void count(String orgId, LocalDate from, LocalDate before, DistributionTally tally) {
        sums.sumsByChapter(orgId, OsloCalendar.startOf(from), OsloCalendar.startOf(before))
                .forEach(it -> tally.add(it.chapterId(), from, it.participants(), it.activities()));
    }
}
