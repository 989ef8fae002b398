package no.bufdirreporting.platform.http.convention;

import java.util.List;
import no.bufdirreporting.kernel.Slice.Key;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.StorePosition;
import org.jspecify.annotations.Nullable;

/**
 * The body of every list. A handler that returns one gets the {@code Link} header added to its response.
 *
 * @param data the entries of this page
 * @param pagination the page number, page size and total
 */
public record ListBody<T>(List<T> data, Pagination pagination) implements Paged<T> {

    /**
     * The position of a page in the whole list.
     *
     * @param page the page number, from 1; null for the entries after a cursor
     * @param limit the maximum number of entries per page
     * @param total the number of entries on all pages; null if it is not counted, as of changes
     * @param nextAfter the cursor for the entries that follow; null on the last page
     */
    public record Pagination(
            @Nullable Integer page,
            int limit,
            @Nullable Long total,
            @Nullable String nextAfter) {

        /** The last page; 1 for an empty list. */
        long lastPage() {
            return Math.max(1, Math.ceilDiv(total == null ? 0 : total, limit));
        }
    }

    /** @param last the key of the last entry of this page if others follow, else null */
    public static <T> ListBody<T> of(List<T> data, Paging paging, long total, @Nullable Key last) {
        Integer page = paging.after() == null ? paging.page() : null;
        return new ListBody<>(data, new Pagination(page, paging.limit(), total, paging.cursor(last)));
    }

    /** The same list with the position in the event store up to which it is true. */
    public PositionedList<T> upTo(StorePosition position) {
        return new PositionedList<>(data, pagination, position.toString());
    }
}
