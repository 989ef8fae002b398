package no.bufdirreporting.geography;

import java.util.List;
import java.util.Objects;
import no.bufdirreporting.run.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * What a distribution counted, whatever it is broken down by; stored in events, so its component names live forever.
 * Both lists have most participants first, then are in the order of names, and each adds up to all that was counted.
 */
public record DistributionFigures(List<RegionFigures> regions, List<ChapterFigures> chapters) implements RunFigures {

    /** How many regions there are, not counting the activities that have none. */
    public int numberOfRegions() {
        return (int) regions.stream().filter(it -> it.region() != null).count();
    }

    /** The region with most participants; null if no activity has one. */
    public @Nullable String topRegion() {
        return regions.stream()
                .map(RegionFigures::region)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
