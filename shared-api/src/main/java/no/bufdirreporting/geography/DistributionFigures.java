package no.bufdirreporting.geography;

import java.util.List;
import java.util.Objects;
import no.bufdirreporting.run.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a distribution by region and by chapter; stored in events, so its component names must not change. Both
 * lists are sorted by descending participants, then by name, and each adds up to the total.
 */
public record DistributionFigures(List<RegionFigures> regions, List<ChapterFigures> chapters) implements RunFigures {

    /** The number of regions; activities without a region do not count as one. */
    public int numberOfRegions() {
        return (int) regions.stream().filter(it -> it.region() != null).count();
    }

    /** The region with most participants; null if no activity has a region. */
    public @Nullable String topRegion() {
        return regions.stream()
                .map(RegionFigures::region)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
