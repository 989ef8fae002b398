package no.bufdirreporting.aggregation;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import no.bufdirreporting.run.RunFigures;

/**
 * The figures of an aggregation; stored in events, so its component names must not change.
 *
 * @param activities completed activities
 * @param participants sum of their {@code participantCount}
 * @param uniqueParticipants distinct contacts
 * @param hours sum of their hours
 * @param categories the same by category; they add up to the totals
 */
public record AggregationFigures(
        long activities,
        long participants,
        long uniqueParticipants,
        BigDecimal hours,
        SortedMap<String, CategoryFigures> categories)
        implements RunFigures {

    public SortedMap<String, Long> participantsByCategory() {
        var participants = new TreeMap<String, Long>();
        categories.forEach((category, its) -> participants.put(category, its.participants()));
        return participants;
    }
}
