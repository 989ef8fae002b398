package no.bufdirreporting.platform.http.convention;

import java.util.List;
import no.bufdirreporting.platform.http.binding.Paging;

/**
 * The body of every list. A handler that returns one gets the {@code Link} header added to its response.
 *
 * @param data the entries of this page
 * @param pagination the page number, page size and total
 */
public record ListBody<T>(List<T> data, Pagination pagination) {

    /**
     * The position of a page in the whole list.
     *
     * @param page the page number, from 1
     * @param limit the maximum number of entries per page
     * @param total the number of entries on all pages
     */
    public record Pagination(int page, int limit, long total) {

        /** The last page; 1 for an empty list. */
        long lastPage() {
            return Math.max(1, Math.ceilDiv(total, limit));
        }
    }

    public static <T> ListBody<T> of(List<T> data, Paging paging, long total) {
        return new ListBody<>(data, new Pagination(paging.page(), paging.limit(), total));
    }
}
