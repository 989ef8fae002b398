package no.bufdirreporting.platform.query.jpa;

import jakarta.persistence.criteria.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/** Criteria, order and pages of lists. */
public final class Listing {

    private Listing() {}

    /**
     * Rows whose attribute has the value; all rows if the value is null.
     *
     * @param path the name of the attribute, or several joined by dots
     */
    public static <T> Specification<T> matching(String path, @Nullable Object value) {
        return (row, query, criteria) -> {
            if (value == null) {
                return null;
            }
            Path<?> attribute = row;
            for (String name : path.split("\\.")) {
                attribute = attribute.get(name);
            }
            return criteria.equal(attribute, value);
        };
    }

    /** Descending by the attributes. */
    public static Sort newestFirst(String... attributes) {
        return Sort.by(Sort.Direction.DESC, attributes);
    }

    /** @param offset a multiple of the limit */
    public static Pageable page(long offset, int limit, Sort order) {
        if (offset % limit != 0) {
            throw new IllegalArgumentException("No page of %s rows begins at %s".formatted(limit, offset));
        }
        return PageRequest.of(Math.toIntExact(offset / limit), limit, order);
    }
}
