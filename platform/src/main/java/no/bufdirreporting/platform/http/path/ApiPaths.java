package no.bufdirreporting.platform.http.path;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which requests are for the API. Filters ask here instead of looking at the start of the path as it was sent: the mapping
 * of handlers decodes it and leaves out parameters, so that another spelling gets to the same handler.
 */
public final class ApiPaths {

    public static final String ALL = "/api/**";

    private static final PathPattern PATTERN = PathPatternParser.defaultInstance.parse(ALL);

    private ApiPaths() {}

    /** Whether the path of a request, however it is spelled, is one that handlers of the API are found by. */
    public static boolean include(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return PATTERN.matches(path);
    }
}
