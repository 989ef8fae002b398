package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import no.bufdirreporting.platform.http.path.Endpoints;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Which scripts of other origins may use the API. Requests of any other origin are answered as ever, without CORS headers:
 * the browser then keeps the answer from the script. They are not rejected, since behind a proxy the page of the service
 * itself may look like another origin.
 */
public final class AllowedOrigins extends DefaultCorsProcessor implements CorsConfigurationSource {

    private static final List<String> EXPOSED = List.of(
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE,
            Correlation.HEADER);

    private static final Duration CACHED = Duration.ofHours(1);

    private final List<String> origins;
    private final Endpoints endpoints;

    public AllowedOrigins(List<String> origins, Endpoints endpoints) {
        this.origins = origins;
        this.endpoints = endpoints;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ORIGIN) == null) {
            return null;
        }
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(endpoints.allowed(request.getRequestURI()).stream()
                .map(HttpMethod::name)
                .toList());
        cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        cors.setExposedHeaders(EXPOSED);
        cors.setMaxAge(CACHED);
        return cors.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) != null && allowsMethod(cors, request)
                ? cors
                : null;
    }

    /** Says to caches that a request of another origin might be answered with CORS headers. */
    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration cors, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (cors == null && !origins.isEmpty()) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        return super.processRequest(cors, request, response);
    }

    /** The method of a preflight, else that of the request itself. */
    private static boolean allowsMethod(CorsConfiguration cors, HttpServletRequest request) {
        String wanted = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        String method =
                wanted == null || !HttpMethod.OPTIONS.matches(request.getMethod()) ? request.getMethod() : wanted;
        return cors.checkHttpMethod(HttpMethod.valueOf(method)) != null;
    }
}
