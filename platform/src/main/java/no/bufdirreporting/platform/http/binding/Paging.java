package no.bufdirreporting.platform.http.binding;

import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that a client requests, from the parameters {@code page}, {@code limit}, {@code sort} and {@code
 * after}. A component of this type in a {@link RequestParameters} record stands for all of them; {@link SortedBy} names
 * what its list is sorted by.
 *
 * @param page 1 is the first; also 1 for the entries after a cursor
 * @param limit entries per page, 1 to {@value #MAX_LIMIT}; a larger value is reduced to it
 * @param oldestFirst whether the oldest entry is the first
 * @param after the entry before the first requested one; null if a page is requested
 * @param list identifies filter and order of the list, so that a cursor is used for no other list
 */
public record Paging(
        int page, int limit, boolean oldestFirst, @Nullable Key after, String list) {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 500;
    static final int MAX_ENTRIES = 1_000_000_000;

    /** The requested entries. */
    public Slice slice() {
        return new Slice((page - 1L) * limit, limit, oldestFirst, after);
    }

    /** The cursor for the entries after an entry of this list; null for null. */
    public @Nullable String cursor(@Nullable Key last) {
        return last == null ? null : new Cursor(list, last).text();
    }
}
