package no.bufdirreporting.platform.http.path;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Replaces a doubled path by the canonical one. The request is wrapped, not forwarded, so that metrics, later filters
 * and asynchronous handlers see one request.
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
