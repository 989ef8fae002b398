package no.bufdirreporting.platform.http.table;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import no.bufdirreporting.platform.http.path.ApiPaths;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes {@code format} and {@code dialect} out of the query string, so that handler methods need not know them. */
public final class TableParametersFilter extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !READS.contains(request.getMethod()) || request.getQueryString() == null || !ApiPaths.include(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                TableRequest.parse(request) ? PageRequest.without(request, TableRequest.PARAMETERS) : request,
                response);
    }
}
