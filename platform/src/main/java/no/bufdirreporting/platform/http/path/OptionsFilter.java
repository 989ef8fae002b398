package no.bufdirreporting.platform.http.path;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.StringUtils;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers OPTIONS with the methods that the whole system has at a path. Spring knows only those of its own process, and
 * answers a CORS preflight with all methods there are.
 */
public final class OptionsFilter extends OncePerRequestFilter {

    private final Endpoints endpoints;

    public OptionsFilter(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.OPTIONS.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var allowed = endpoints.allowed(request.getRequestURI());
        if (allowed.isEmpty()) {
            chain.doFilter(new PlainOptions(request), response);
        } else {
            response.setHeader(HttpHeaders.ALLOW, StringUtils.collectionToCommaDelimitedString(allowed));
            if (CorsUtils.isPreFlightRequest(request)) {
                // The next filter ends it, after adding the CORS headers of an allowed origin.
                chain.doFilter(request, response);
            }
        }
    }

    /** Hides that a request is a preflight, so that Spring answers it as any other OPTIONS. */
    private static final class PlainOptions extends HttpServletRequestWrapper {

        PlainOptions(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) ? null : super.getHeader(name);
        }
    }
}
