package no.bufdirreporting.platform.query.jpa;

import jakarta.persistence.criteria.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/**
 * A part of a list.
 *
 * @param total the number of rows in the whole list
 * @param next the key of the last row if others follow, else null
 */
public record Listing<T>(List<T> rows, long total, @Nullable Key next) {

    /**
     * Reads the requested part of the rows that meet the criteria, sorted by an instant and the id.
     *
     * @param at the attribute with the instant
     * @param id the attribute with the id
     */
    public static <T> Listing<T> of(
            JpaSpecificationExecutor<T> table, Specification<T> wanted, Slice slice, String at, String id) {
        var order = Sort.by(slice.oldestFirst() ? Sort.Direction.ASC : Sort.Direction.DESC, at, id);
        var after = slice.after();
        if (after == null) {
            if (slice.offset() % slice.limit() != 0) {
                throw new IllegalArgumentException(
                        "No page of %s rows begins at %s".formatted(slice.limit(), slice.offset()));
            }
            int page = Math.toIntExact(slice.offset() / slice.limit());
            var found = table.findAll(wanted, PageRequest.of(page, slice.limit(), order));
            return new Listing<>(
                    found.getContent(),
                    found.getTotalElements(),
                    found.hasNext() ? key(found.getContent().getLast(), at, id) : null);
        }
        // One row more than requested shows whether others follow.
        var found = table.findBy(
                wanted.and(after(after, slice.oldestFirst(), at, id)),
                query -> query.sortBy(order).limit(slice.limit() + 1).all());
        var rows = found.subList(0, Math.min(found.size(), slice.limit()));
        return new Listing<>(
                rows, table.count(wanted), found.size() > rows.size() ? key(rows.getLast(), at, id) : null);
    }

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

    public <V> List<V> map(Function<T, V> view) {
        return rows.stream().map(view).toList();
    }

    private static <T> Specification<T> after(Key key, boolean oldestFirst, String at, String id) {
        return (row, query, criteria) -> {
            var time = row.<Instant>get(at);
            var name = row.<String>get(id);
            var sameTime = criteria.equal(time, key.at());
            return oldestFirst
                    ? criteria.or(
                            criteria.greaterThan(time, key.at()),
                            criteria.and(sameTime, criteria.greaterThan(name, key.id())))
                    : criteria.or(
                            criteria.lessThan(time, key.at()),
                            criteria.and(sameTime, criteria.lessThan(name, key.id())));
        };
    }

    private static Key key(Object row, String at, String id) {
        var attributes = PropertyAccessorFactory.forDirectFieldAccess(row);
        return new Key((Instant) attributes.getPropertyValue(at), (String) attributes.getPropertyValue(id));
    }
}
