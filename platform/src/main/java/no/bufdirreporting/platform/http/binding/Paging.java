package no.bufdirreporting.platform.http.binding;

/**
 * The part of a list that a client asks for, from the parameters {@code page} and {@code limit}. A component of this
 * type in a {@link RequestParameters} record stands for both.
 *
 * @param page 1 is the first
 * @param limit entries per page, 1 to {@value #MAX_LIMIT}; a larger wish is cut down to that
 */
public record Paging(int page, int limit) {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 500;
    static final int MAX_ENTRIES = 1_000_000_000;

    /** How many entries come before this page. */
    public long offset() {
        return (page - 1L) * limit;
    }
}
