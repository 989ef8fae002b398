package no.bufdirreporting.platform.http.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Optional;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import no.bufdirreporting.kernel.SortField;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that a client requests, from the parameters {@code page}, {@code limit}, {@code sort} and {@code
 * after}. A component of this type in a {@link RequestParameters} record stands for all of them; {@link SortedBy} names
 * what its list is sorted by.
 *
 * @param page 1 is the first; also 1 for the entries after a cursor
 * @param limit entries per page, 1 to {@value #MAX_LIMIT}; a larger value is reduced to it
 * @param sort what the list is sorted by
 * @param ascending whether the entry with the least value is the first
 * @param after the entry before the first requested one; null if a page is requested
 * @param list identifies filter and order of the list, so that a cursor is used for no other list
 */
public record Paging(
        int page,
        int limit,
        SortField sort,
        boolean ascending,
        @Nullable Key after,
        String list) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 500;
    static final int MAX_ENTRIES = 1_000_000_000;

    /**
     * Names the fields that a list can be sorted by; {@code created_at} if a {@link Paging} has none. Without the parameter
     * {@code sort}, it is sorted by the first, the newest entry first.
     */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface SortedBy {

        SortField[] value();
    }

    /** The requested entries. */
    public Slice slice() {
        return new Slice((page - 1L) * limit, limit, sort, ascending, after);
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

        /** No id contains it. */
        private static final String SEPARATOR = "\n";

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(String.join(SEPARATOR, list, last.id(), last.value())
                            .getBytes(StandardCharsets.UTF_8));
        }

        /** Empty if the text is not a cursor of a list that is sorted by the field. */
        static Optional<Cursor> parse(String text, SortField sort) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 3);
                if (parts.length < 3 || parts[1].isEmpty() || (parts[1] + parts[2]).indexOf('\0') >= 0) {
                    return Optional.empty();
                }
                return Optional.of(new Cursor(parts[0], Key.of(sort.parse(parts[2]), parts[1])));
            } catch (DateTimeException | IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }
}
