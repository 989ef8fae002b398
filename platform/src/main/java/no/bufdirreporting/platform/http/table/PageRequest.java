package no.bufdirreporting.platform.http.table;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.http.binding.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request with another query string, as for another page of the same list, and without the tags of a format. */
final class PageRequest extends HttpServletRequestWrapper {

    private static final Set<String> PAGE = Set.of("page", "limit");
    private static final Set<String> PAGE_AND_PLACE = Set.of("page", "limit", "after");

    private final @Nullable String query;
    private final FormatTags tags;

    private PageRequest(HttpServletRequest request, @Nullable String query, FormatTags tags) {
        super(request);
        this.query = query;
        this.tags = tags;
    }

    static HttpServletRequest without(HttpServletRequest request, Set<String> parameters) {
        String rest = otherParameters(request.getQueryString(), parameters);
        return new PageRequest(request, rest.isEmpty() ? null : rest, FormatTags.UNCHANGED);
    }

    /** The request of something that is no list. */
    static HttpServletRequest whole(HttpServletRequest request, FormatTags tags) {
        return new PageRequest(request, request.getQueryString(), tags);
    }

    /** The request of the longest page that there is. */
    static HttpServletRequest first(HttpServletRequest request, FormatTags tags) {
        return new PageRequest(request, longest(request, PAGE), tags);
    }

    static HttpServletRequest after(HttpServletRequest request, Object after) {
        String place = URLEncoder.encode(after.toString(), StandardCharsets.UTF_8);
        return new PageRequest(request, longest(request, PAGE_AND_PLACE) + "&after=" + place, FormatTags.UNCHANGED);
    }

    private static String longest(HttpServletRequest request, Set<String> without) {
        String rest = otherParameters(request.getQueryString(), without);
        return (rest.isEmpty() ? "" : rest + "&") + "limit=" + Paging.MAX_LIMIT;
    }

    static String otherParameters(@Nullable String query, Set<String> without) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(it -> !it.isEmpty() && !without.contains(name(it)))
                        .collect(Collectors.joining("&"));
    }

    /** The values that a parameter is given. */
    static List<String> values(@Nullable String query, String name) {
        return query == null
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .filter(it -> name(it).equals(name))
                        .map(it -> it.contains("=") ? decoded(it.substring(it.indexOf('=') + 1)) : "")
                        .toList();
    }

    private static String name(String parameter) {
        return decoded(parameter.split("=", 2)[0]);
    }

    /** What cannot be decoded is left as it is; the binder refuses it. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    @Override
    public @Nullable String getQueryString() {
        return query;
    }

    @Override
    public @Nullable String getHeader(String name) {
        var values = getHeaders(name);
        return values.hasMoreElements() ? values.nextElement() : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        List<String> values = Collections.list(super.getHeaders(name));
        if (HttpHeaders.IF_NONE_MATCH.equalsIgnoreCase(name)) {
            values = tags.ofThisFormat(values);
        } else if (HttpHeaders.IF_MATCH.equalsIgnoreCase(name)) {
            values = tags.ofAnyFormat(values);
        }
        return Collections.enumeration(values);
    }
}
