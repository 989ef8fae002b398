package no.bufdirreporting.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import no.bufdirreporting.kernel.ShowsSuppression;
import org.jspecify.annotations.Nullable;

/**
 * The submitted figures of one region as clients see them.
 *
 * @param suppressed true if figures are left out because they would tell of too few people
 */
public record ShownRegion(
        @Nullable String region,
        @Nullable Long activities,
        @Nullable Long participants,
        @Nullable Boolean suppressed) implements ShowsSuppression {

    static List<ShownRegion> of(List<SubmittedRegion> regions) {
        return regions.stream()
                .map(it -> new ShownRegion(it.region(), it.activities(), it.participants(), null))
                .toList();
    }

    static HashMap<@Nullable String, Long> participants(List<ShownRegion> regions) {
        var people = new HashMap<@Nullable String, Long>();
        regions.forEach(it -> people.put(it.region, it.participants == null ? 0 : it.participants));
        return people;
    }

    static List<ShownRegion> suppressed(
            List<ShownRegion> regions, Set<@Nullable String> hidden, boolean withoutActivities) {
        return regions.stream()
                .map(it -> {
                    if (hidden.contains(it.region)) {
                        return new ShownRegion(it.region, null, null, true);
                    }
                    return withoutActivities ? new ShownRegion(it.region, null, it.participants, true) : it;
                })
                .toList();
    }
}
