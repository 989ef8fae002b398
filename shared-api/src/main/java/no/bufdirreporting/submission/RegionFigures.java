package no.bufdirreporting.submission;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The part of some figures that falls into one region.
 *
 * @param region null for chapters that nobody has registered, or registered without a region
 */
public record RegionFigures(@Nullable String region, long activities, long participants) {

    /** The one with most participants first, then by name, the one without a name last. */
    public static final Comparator<RegionFigures> ORDER = Comparator.comparingLong(RegionFigures::participants)
            .reversed()
            .thenComparing(RegionFigures::region, Comparator.nullsLast(Comparator.naturalOrder()));

    public RegionFigures plus(RegionFigures other) {
        return new RegionFigures(region, activities + other.activities, participants + other.participants);
    }
}
