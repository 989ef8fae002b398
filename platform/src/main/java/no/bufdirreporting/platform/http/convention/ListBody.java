package no.bufdirreporting.platform.http.convention;

import java.util.List;
import no.bufdirreporting.platform.http.binding.Paging;

/**
 * The body of every list. A handler that returns one gets the {@code Link} header added to its response.
 *
 * @param data the entries of this page
 * @param pagination which page it is, of how much
 */
public record ListBody<T>(List<T> data, Pagination pagination) {

    /**
     * Which part of a list the data are.
     *
     * @param page 1 is the first
     * @param limit entries per page at most
     * @param total entries on all pages together
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
