package no.bufdirreporting.platform.http.path;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets everything behind it see the canonical path. The request is wrapped instead of forwarded, so that it stays one
 * request: to metrics, to the later filters and to asynchronous handlers.
 */
public final class DoubledPathFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        String canonical = DoubledPath.canonical(path);
        chain.doFilter(canonical.equals(path) ? request : new CanonicalRequest(request, canonical), response);
    }

    private static final class CanonicalRequest extends HttpServletRequestWrapper {

        private final String path;

        CanonicalRequest(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            var url = super.getRequestURL();
            return url.replace(url.length() - super.getRequestURI().length(), url.length(), path);
        }

        @Override
        public String getServletPath() {
            return DoubledPath.canonical(super.getServletPath());
        }
    }
}
