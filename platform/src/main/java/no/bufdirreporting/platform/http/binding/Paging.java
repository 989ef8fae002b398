package no.bufdirreporting.platform.http.binding;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
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

    /**
     * The place after an entry of a list, as an opaque text.
     *
     * @param list the list that it belongs to
     */
    record Cursor(String list, Key last) {

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            "%s %s %s".formatted(list, last.at(), last.id()).getBytes(StandardCharsets.UTF_8));
        }

        /** Empty if the text is not a cursor. */
        static Optional<Cursor> parse(String text) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
                return parts.length == 3 && !parts[2].isEmpty() && parts[2].indexOf('\0') < 0
                        ? Optional.of(new Cursor(parts[0], new Key(Instant.parse(parts[1]), parts[2])))
                        : Optional.empty();
            } catch (DateTimeException | IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }
}
