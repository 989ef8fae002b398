package no.bufdirreporting.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The regions of a local chapter over time.
 *
 * @param regions oldest first; the first has no beginning, and neighbours differ in region or municipality
 */
public record RegionHistory(List<ChapterRegion> regions) {

    /** A history with one entry for all days. */
    public static RegionHistory always(@Nullable String region, @Nullable String municipality) {
        return new RegionHistory(List.of(new ChapterRegion(region, municipality, null)));
    }

    /** Returns a history with the same entries before the day and one entry from that day on. */
    public RegionHistory from(LocalDate day, @Nullable String region, @Nullable String municipality) {
        return from(day, List.of(new ChapterRegion(region, municipality, day)));
    }

    /**
     * Returns a history with the same entries before the day, and others from that day on.
     *
     * @param day null keeps no entry
     * @param later the first begins on that day
     */
    public RegionHistory from(@Nullable LocalDate day, List<ChapterRegion> later) {
        var entries = new ArrayList<ChapterRegion>();
        if (day != null) {
            regions.stream().filter(it -> it.beginsBefore(day)).forEach(entries::add);
        }
        for (var entry : later) {
            if (entries.isEmpty() || !entries.getLast().isSamePlaceAs(entry)) {
                entries.add(entry);
            }
        }
        return new RegionHistory(List.copyOf(entries));
    }

    /** The last entry. */
    public ChapterRegion latest() {
        return regions.getLast();
    }

    /** The entry that applies on a day. */
    public ChapterRegion on(LocalDate day) {
        return regions.stream()
                .filter(it -> it.beginsBefore(day.plusDays(1)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
