package no.bufdirreporting.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a local chapter has lain, lies and will lie.
 *
 * @param regions in order of time; the first is for ever since, and no two neighbours are the same place
 */
public record RegionHistory(List<ChapterRegion> regions) {

    /** The same place at all times. */
    public static RegionHistory always(@Nullable String region, @Nullable String municipality) {
        return new RegionHistory(List.of(new ChapterRegion(region, municipality, null)));
    }

    /** The same history before a day, and one place from then on. */
    public RegionHistory from(LocalDate day, @Nullable String region, @Nullable String municipality) {
        var kept = new ArrayList<>(
                regions.stream().filter(it -> it.beginsBefore(day)).toList());
        var entry = new ChapterRegion(region, municipality, day);
        if (!kept.getLast().isSamePlaceAs(entry)) {
            kept.add(entry);
        }
        return new RegionHistory(List.copyOf(kept));
    }

    /** The place that nothing known follows. */
    public ChapterRegion latest() {
        return regions.getLast();
    }

    /** The place on a day. */
    public ChapterRegion on(LocalDate day) {
        return regions.stream()
                .filter(it -> it.beginsBefore(day.plusDays(1)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
