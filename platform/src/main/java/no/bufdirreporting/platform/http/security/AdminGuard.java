package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Requires the administrator's token for the audit paths. An interceptor, not a filter, because it matches paths
 * exactly as handler mapping does, so that no other spelling bypasses it.
 */
public final class AdminGuard implements HandlerInterceptor {

    public static final String PATHS = "/api/v1/audit/**";

    private final AdminToken token;

    public AdminGuard(AdminToken token) {
        this.token = token;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        token.require(request);
        return true;
    }
}
