package no.bufdirreporting.platform.query.jpa;

import jakarta.persistence.criteria.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.Slice.Key;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.platform.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A part of a list.
 *
 * @param total the number of rows in the whole list
 * @param next the key of the last row if others follow, else null
 */
public record Listing<T>(List<T> rows, long total, @Nullable Key next) {

    /**
     * Reads the requested part of the rows that meet the criteria. The attribute that they are sorted by has the name of
     * the field in camel case.
     *
     * @param id the attribute with the id
     */
    public static <T> Listing<T> of(
            JpaSpecificationExecutor<T> table, Specification<T> wanted, Slice slice, String id) {
        String value = attribute(slice.sort());
        var order = Sort.by(slice.ascending() ? Sort.Direction.ASC : Sort.Direction.DESC, value, id);
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
                    found.hasNext() ? key(found.getContent().getLast(), value, id) : null);
        }
        // One row more than requested shows whether others follow.
        var found = table.findBy(
                wanted.and(after(after, slice, value, id)),
                query -> query.sortBy(order).limit(slice.limit() + 1).all());
        var rows = found.subList(0, Math.min(found.size(), slice.limit()));
        return new Listing<>(
                rows, table.count(wanted), found.size() > rows.size() ? key(rows.getLast(), value, id) : null);
    }

    /**
     * Rows whose attribute has the value; all rows if the value is null.
     *
     * @param path the name of the attribute, or several joined by dots
     */
    public static <T> Specification<T> matching(String path, @Nullable Object value) {
        return (row, query, criteria) -> value == null ? null : criteria.equal(attribute(row, path), value);
    }

    /**
     * Rows of the organization; of all that the caller may see if it is null.
     *
     * @param path the name of the attribute, or several joined by dots
     */
    public static <T> Specification<T> ofOrganization(String path, @Nullable String orgId) {
        var organizations = Caller.current().organizationsOf(orgId);
        return (row, query, criteria) ->
                organizations == null ? null : attribute(row, path).in(organizations);
    }

    private static Path<?> attribute(Path<?> row, String path) {
        Path<?> attribute = row;
        for (String name : path.split("\\.")) {
            attribute = attribute.get(name);
        }
        return attribute;
    }

    public <V> List<V> map(Function<T, V> view) {
        return rows.stream().map(view).toList();
    }

    /**
     * The rows after the key. Its text is parsed as a value of the attribute, so that the database compares like with
     * like.
     */
    @SuppressWarnings("unchecked")
    private static <T, V extends Comparable<V>> Specification<T> after(
            Key key, Slice slice, String attribute, String id) {
        V last = (V) slice.sort().parse(key.value());
        return (row, query, criteria) -> {
            var value = row.<V>get(attribute);
            var name = row.<String>get(id);
            var sameValue = criteria.equal(value, last);
            return slice.ascending()
                    ? criteria.or(
                            criteria.greaterThan(value, last),
                            criteria.and(sameValue, criteria.greaterThan(name, key.id())))
                    : criteria.or(
                            criteria.lessThan(value, last), criteria.and(sameValue, criteria.lessThan(name, key.id())));
        };
    }

    private static Key key(Object row, String attribute, String id) {
        var attributes = PropertyAccessorFactory.forDirectFieldAccess(row);
        return Key.of(Objects.requireNonNull(attributes.getPropertyValue(attribute)), (String)
                Objects.requireNonNull(attributes.getPropertyValue(id)));
    }

    private static String attribute(SortField field) {
        return JdbcUtils.convertUnderscoreNameToPropertyName(field.field());
    }
}
