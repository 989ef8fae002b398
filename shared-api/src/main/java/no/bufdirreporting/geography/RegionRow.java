package no.bufdirreporting.geography;

import java.util.HashMap;
import java.util.List;
import no.bufdirreporting.kernel.ShowsSuppression;
import no.bufdirreporting.kernel.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * One region of a distribution as clients see it.
 *
 * @param suppressed true if figures are left out because they would tell of too few people
 */
public record RegionRow(
        @Nullable String region,
        @Nullable Long participantCount,
        @Nullable Long activityCount,
        @Nullable Boolean suppressed)
        implements ShowsSuppression {

    static List<RegionRow> of(List<RegionFigures> regions) {
        return regions.stream()
                .map(it -> new RegionRow(it.region(), it.participantCount(), it.activityCount(), null))
                .toList();
    }

    static List<RegionRow> suppressed(List<RegionRow> rows, Suppression by) {
        var people = new HashMap<@Nullable String, Long>();
        rows.forEach(it -> people.put(it.region, it.participantCount == null ? 0 : it.participantCount));
        var hidden = by.ofParts(people).parts();
        return rows.stream()
                .map(it -> hidden.contains(it.region) ? new RegionRow(it.region, null, null, true) : it)
                .toList();
    }
}
