package no.bufdirreporting.platform.http.binding;

import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import no.bufdirreporting.kernel.OsloCalendar;
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
     * @param sortedBy the field that the list is sorted by
     * @param source all query parameters
     */
    Paging toPaging(String sortedBy, JsonNode source, FieldErrors errors) {
        int effectiveLimit = limit == null ? Paging.DEFAULT_LIMIT : Math.min(limit, Paging.MAX_LIMIT);
        int effectivePage = page == null ? 1 : page;
        int lastPage = Paging.MAX_ENTRIES / effectiveLimit;
        if (effectivePage > lastPage) {
            errors.add("page", "must be at most " + lastPage + " with a limit of " + effectiveLimit);
        }
        if (sort != null && !sort.equals(sortedBy) && !sort.equals("-" + sortedBy)) {
            errors.add("sort", "must be %s or -%s".formatted(sortedBy, sortedBy));
        }
        String list = list(source);
        var cursor = after == null ? null : cursor(after, list, errors);
        return new Paging(
                effectivePage, effectiveLimit, sortedBy.equals(sort), cursor == null ? null : cursor.last(), list);
    }

    private @Nullable Cursor cursor(String text, String list, FieldErrors errors) {
        var cursor = Cursor.parse(text)
                .filter(it -> !it.last().at().isBefore(OsloCalendar.EARLIEST)
                        && it.last().at().isBefore(OsloCalendar.LATEST))
                .orElse(null);
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
