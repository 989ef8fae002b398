package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import no.bufdirreporting.platform.access.Access;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.access.Scope;
import no.bufdirreporting.platform.http.path.ApiPaths;
import no.bufdirreporting.platform.http.path.Endpoints;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.WebUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Decides who may do what. The API's endpoints are in {@code endpoints.txt}; of the actuator only health is public, and
 * everything else is the page, its scripts and the description of the API. Paths and parameters are compared exactly as
 * handler mapping does it, so that no other spelling bypasses the rules.
 */
final class AccessRules {

    private static final Access OPERATION = Access.of(Scope.OPS_READ);
    private static final Access AUDIT = Access.of(Scope.AUDIT_READ);
    private static final PathPattern AUDIT_PATHS = PathPatternParser.defaultInstance.parse("/api/v1/audit/**");
    private static final PathPattern HEALTH = PathPatternParser.defaultInstance.parse("/actuator/health/**");
    private static final PathPattern ACTUATOR = PathPatternParser.defaultInstance.parse("/actuator/**");

    private final Endpoints endpoints;
    private final SecurityProperties security;

    AccessRules(Endpoints endpoints, SecurityProperties security) {
        this.endpoints = endpoints;
        this.security = security;
    }

    /** A path or method that does not exist needs a known caller, below audit an auditor; the answer is then 404 or 405. */
    Access of(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        if (ApiPaths.include(request)) {
            return endpoints
                    .access(
                            HttpMethod.valueOf(request.getMethod()),
                            path,
                            it -> WebUtils.hasSubmitParameter(request, it))
                    .orElse(AUDIT_PATHS.matches(path) ? AUDIT : Access.ANY_CALLER);
        }
        return ACTUATOR.matches(path) && !HEALTH.matches(path) ? OPERATION : Access.PUBLIC;
    }

    Caller caller(@Nullable Authentication authentication) {
        if (authentication instanceof CallerAuthentication known) {
            return known.caller();
        }
        return security.isOpen() ? Caller.OPEN : Caller.NOBODY;
    }

    boolean isOpen() {
        return security.isOpen();
    }
}
