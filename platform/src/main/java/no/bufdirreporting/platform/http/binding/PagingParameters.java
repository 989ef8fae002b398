package no.bufdirreporting.platform.http.binding;

import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.platform.http.binding.Paging.Cursor;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The query parameters of {@link Paging}. */
record PagingParameters(
        @Nullable @Min(1) Integer page,
        @Nullable @Min(1) Integer limit,
        @Nullable String sort,
        @Nullable String after) {

    private static final Set<String> OF_ONE_PAGE = Set.of("page", "limit", "after");

    /**
     * @param sortedBy the fields that the list can be sorted by
     * @param source all query parameters
     */
    Paging toPaging(List<SortField> sortedBy, JsonNode source, FieldErrors errors) {
        int effectiveLimit = limit == null ? Paging.DEFAULT_LIMIT : Math.min(limit, Paging.MAX_LIMIT);
        int effectivePage = page == null ? 1 : page;
        int lastPage = Paging.MAX_ENTRIES / effectiveLimit;
        if (effectivePage > lastPage) {
            errors.add("page", "must be at most " + lastPage + " with a limit of " + effectiveLimit);
        }
        if (sort != null && sorts(sortedBy).noneMatch(sort::equals)) {
            errors.add("sort", "must be one of " + sorts(sortedBy).collect(Collectors.joining(", ")));
        }
        var field = sortedBy.stream()
                .filter(it -> it.field().equals(sort) || ("-" + it.field()).equals(sort))
                .findFirst()
                .orElse(sortedBy.getFirst());
        String list = list(source);
        var cursor = after == null ? null : cursor(after, field, list, errors);
        return new Paging(
                effectivePage,
                effectiveLimit,
                field,
                field.field().equals(sort),
                cursor == null ? null : cursor.last(),
                list);
    }

    /** The values of {@code sort}. */
    static Stream<String> sorts(List<SortField> sortedBy) {
        return sortedBy.stream().map(SortField::field).flatMap(it -> Stream.of(it, "-" + it));
    }

    private @Nullable Cursor cursor(String text, SortField field, String list, FieldErrors errors) {
        var cursor = Cursor.parse(text, field).orElse(null);
        if (page != null) {
            errors.add("after", "cannot be combined with page");
        } else if (cursor == null) {
            errors.add("after", "must be the next_after of a page of this list");
        } else if (!cursor.list().equals(list)) {
            errors.add("after", "belongs to a list with another sort or filter");
        }
        return cursor;
    }

    /** A checksum of the parameters that select and sort the entries. */
    private static String list(JsonNode source) {
        var parameters = new TreeMap<String, JsonNode>();
        source.forEachEntry((name, value) -> {
            if (!OF_ONE_PAGE.contains(name)) {
                parameters.put(name, value);
            }
        });
        var checksum = new CRC32C();
        checksum.update(parameters.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
