package no.bufdirreporting.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a list that are requested: those after an offset, or those after a known entry.
 *
 * @param limit the maximum number of entries
 * @param sort what the list is sorted by; entries of the same value are sorted by the id
 * @param ascending whether the list begins with the least value; else it begins with the greatest
 * @param after the entry before the first requested one; null to use the offset
 */
public record Slice(
        long offset,
        int limit,
        SortField sort,
        boolean ascending,
        @Nullable Key after) {

    /**
     * The place of an entry in a list.
     *
     * @param value the text of the value that the list is sorted by
     */
    public record Key(String value, String id) {

        public static Key of(Object value, String id) {
            return new Key(value.toString(), id);
        }

        /** The value of a list that is sorted by a time. */
        public Instant at() {
            return Instant.parse(value);
        }
    }

    /** The entries of a list with the newest first. */
    public static Slice at(long offset, int limit) {
        return new Slice(offset, limit, SortField.CREATED_AT, false, null);
    }
}
