package no.bufdirreporting.aggregation;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.kernel.Suppression.Hidden;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one category as clients see them.
 *
 * @param suppressed true if figures are left out because they would tell of too few people
 */
public record ShownCategory(
        @Nullable Long activities,
        @Nullable Long participants,
        @Nullable BigDecimal hours,
        @Nullable Boolean suppressed)
        implements ShowsSuppression {

    /** Nothing is suppressed. */
    public static SortedMap<String, ShownCategory> of(SortedMap<String, CategoryFigures> categories) {
        var shown = new TreeMap<String, ShownCategory>();
        categories.forEach((category, it) ->
                shown.put(category, new ShownCategory(it.activities(), it.participants(), it.hours(), null)));
        return shown;
    }

    /**
     * Leaves figures out.
     *
     * @param withoutWork whether the hours and activities of all categories are left out, since those in all are
     */
    public static SortedMap<String, ShownCategory> suppressed(
            SortedMap<String, ShownCategory> categories, Hidden<String> hidden, boolean withoutWork) {
        var shown = new TreeMap<>(categories);
        shown.replaceAll((category, it) -> {
            if (hidden.parts().contains(category)) {
                return new ShownCategory(null, null, null, true);
            }
            return withoutWork ? new ShownCategory(null, it.participants, null, true) : it;
        });
        return shown;
    }

    /** The participants of categories of which nothing is suppressed yet. */
    public static SortedMap<String, Long> participants(SortedMap<String, ShownCategory> categories) {
        var participants = new TreeMap<String, Long>();
        categories.forEach((category, it) -> {
            if (it.participants != null) {
                participants.put(category, it.participants);
            }
        });
        return participants;
    }
}
