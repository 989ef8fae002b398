package no.bufdirreporting.platform.http.convention;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.platform.http.convention.ListBody.Pagination;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Adds the RFC 8288 {@code Link} header to every list, also to asynchronous ones. */
@ControllerAdvice
public final class PageLinks implements ResponseBodyAdvice<Object> {

    private static final Set<String> REPLACED = Set.of("page", "limit", "after", "_");

    /** Longer links, of a very long query string, would not fit into the head of a response, which has at most 8 KB. */
    private static final int LONGEST = 6_000;

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Paged<?> list && request instanceof ServletServerHttpRequest servlet) {
            var http = servlet.getServletRequest();
            String links = links(http.getRequestURI(), http.getQueryString(), list.pagination());
            if (!links.isEmpty()) {
                response.getHeaders().set(HttpHeaders.LINK, links);
            }
        }
        return body;
    }

    /** Empty if they are too long. */
    static String links(String path, @Nullable String query, Pagination pagination) {
        String target = path + "?" + otherParameters(query);
        Integer page = pagination.page();
        String links = (page == null ? cursors(pagination) : pages(page, pagination))
                .entrySet().stream()
                        .map(link -> "<%s%slimit=%s>; rel=\"%s\""
                                .formatted(target, link.getValue(), pagination.limit(), link.getKey()))
                        .collect(Collectors.joining(", "));
        return links.length() <= LONGEST ? links : "";
    }

    private static Map<String, String> cursors(Pagination pagination) {
        var links = new LinkedHashMap<String, String>();
        links.put("first", "");
        if (pagination.nextAfter() != null) {
            links.put("next", "after=%s&".formatted(pagination.nextAfter()));
        }
        return links;
    }

    private static Map<String, String> pages(long page, Pagination pagination) {
        long last = pagination.lastPage();
        var pages = new LinkedHashMap<String, String>();
        pages.put("first", parameter(1));
        if (page > 1) {
            // Past the end, the previous page is the last page that exists.
            pages.put("prev", parameter(Math.min(page - 1, last)));
        }
        if (page < last) {
            pages.put("next", parameter(page + 1));
        }
        pages.put("last", parameter(last));
        return pages;
    }

    private static String parameter(long page) {
        return "page=%s&".formatted(page);
    }

    private static String name(String parameter) {
        return URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
    }

    /** The other query parameters as the client encoded them, each followed by an ampersand. */
    private static String otherParameters(@Nullable String query) {
        return Stream.ofNullable(query)
                .flatMap(all -> Arrays.stream(all.split("&")))
                .filter(each -> !each.isEmpty() && !REPLACED.contains(name(each)))
                .map(each -> each + "&")
                .collect(Collectors.joining());
    }
}
