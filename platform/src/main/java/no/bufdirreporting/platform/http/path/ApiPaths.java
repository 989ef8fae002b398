package no.bufdirreporting.platform.http.path;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Recognizes requests to the API. Filters must not compare the raw path: handler mapping decodes it and removes path
 * parameters, so another spelling reaches the same handler.
 */
public final class ApiPaths {

    public static final String ALL = "/api/**";

    private static final PathPattern PATTERN = PathPatternParser.defaultInstance.parse(ALL);
    private static final PathPattern AUDIT = PathPatternParser.defaultInstance.parse("/api/v1/audit/**");

    private ApiPaths() {}

    /** Whether the path, however it is spelled, is below {@code /api}. */
    public static boolean include(HttpServletRequest request) {
        return PATTERN.matches(path(request));
    }

    /** Whether the path is one of the auditors'. */
    public static boolean isAudit(HttpServletRequest request) {
        return AUDIT.matches(path(request));
    }

    private static PathContainer path(HttpServletRequest request) {
        return ServletRequestPathUtils.parse(request).pathWithinApplication();
    }
}
