package no.bufdirreporting.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a list that are requested: those after an offset, or those after a known entry.
 *
 * @param limit the maximum number of entries
 * @param oldestFirst whether the list begins with the oldest entry; else it begins with the newest
 * @param after the entry before the first requested one; null to use the offset
 */
public record Slice(
        long offset,
        int limit,
        boolean oldestFirst,
        @Nullable Key after) {

    /**
     * What a list is sorted by: a time, and the id for entries of the same time. Descending, unless the oldest entry is
     * first.
     */
    public record Key(Instant at, String id) {}

    /** The entries of a list with the newest first. */
    public static Slice at(long offset, int limit) {
        return new Slice(offset, limit, false, null);
    }
}
