package no.bufdirreporting.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import no.bufdirreporting.aggregation.ShownCategory;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.kernel.Suppression.Hidden;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period as clients see them: {@link SubmissionFigures}, of which figures may be left out.
 *
 * @param suppressed the names of the totals that are left out because they would tell of too few people; absent if none is
 */
public record ShownFigures(
        @Nullable Long activities,
        @Nullable Long participants,
        @Nullable Long uniqueParticipants,
        @Nullable BigDecimal hours,
        SortedMap<String, ShownCategory> categories,
        List<ShownRegion> regions,
        @Nullable List<String> suppressed)
        implements ShowsSuppression {

    public static ShownFigures of(SubmissionFigures figures) {
        return new ShownFigures(
                figures.activities(),
                figures.participants(),
                figures.uniqueParticipants(),
                figures.hours(),
                ShownCategory.of(figures.categories()),
                ShownRegion.of(figures.regions()),
                null);
    }

    /** The categories and the regions are parts of the same whole. */
    ShownFigures suppressed(Suppression by) {
        var ofCategories = ShownCategory.participants(categories);
        var ofRegions = ShownRegion.participants(regions);
        boolean withoutPeople =
                by.ofParts(ofCategories).whole() || by.ofParts(ofRegions).whole();
        boolean withoutUnique = by.hides(uniqueParticipants);
        boolean withoutWork = withoutPeople || withoutUnique;
        var names = new ArrayList<String>();
        if (withoutPeople) {
            names.add("participants");
        }
        if (withoutUnique) {
            names.add("unique_participants");
        }
        if (withoutWork) {
            names.addAll(List.of("activities", "hours"));
        }
        return new ShownFigures(
                withoutWork ? null : activities,
                withoutPeople ? null : participants,
                withoutUnique ? null : uniqueParticipants,
                withoutWork ? null : hours,
                ShownCategory.suppressed(categories, hidden(by, ofCategories, withoutPeople), withoutWork),
                ShownRegion.suppressed(
                        regions, hidden(by, ofRegions, withoutPeople).parts(), withoutWork),
                names.isEmpty() ? null : names);
    }

    private static <K extends @Nullable Object> Hidden<K> hidden(
            Suppression by, Map<K, Long> people, boolean withoutWhole) {
        return withoutWhole ? new Hidden<>(by.ofPartsOfHidden(people), true) : by.ofParts(people);
    }

    /** Whether the difference to other figures of the period would tell of too few people. */
    boolean tellsFew(ShownFigures other, Suppression by) {
        return by.hidesDifference(orZero(participants), orZero(other.participants))
                || by.hidesDifference(orZero(uniqueParticipants), orZero(other.uniqueParticipants))
                || tellsFew(ShownCategory.participants(categories), ShownCategory.participants(other.categories), by)
                || tellsFew(ShownRegion.participants(regions), ShownRegion.participants(other.regions), by);
    }

    private static <K extends @Nullable Object> boolean tellsFew(
            Map<K, Long> people, Map<K, Long> others, Suppression by) {
        var keys = new HashSet<>(people.keySet());
        keys.addAll(others.keySet());
        return keys.stream()
                .anyMatch(key -> by.hidesDifference(people.getOrDefault(key, 0L), others.getOrDefault(key, 0L)));
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
