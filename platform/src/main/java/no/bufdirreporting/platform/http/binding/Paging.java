package no.bufdirreporting.platform.http.binding;

/**
 * The page of a list that a client requests, from the parameters {@code page} and {@code limit}. A component of this
 * type in a {@link RequestParameters} record stands for both.
 *
 * @param page 1 is the first
 * @param limit entries per page, 1 to {@value #MAX_LIMIT}; a larger value is reduced to it
 */
public record Paging(int page, int limit) {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 500;
    static final int MAX_ENTRIES = 1_000_000_000;

    /** The number of entries before this page. */
    public long offset() {
        return (page - 1L) * limit;
    }
}
