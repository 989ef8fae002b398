package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps the paths of auditors to those who have the token. An interceptor, not a filter: it reads a path exactly as the
 * mapping of handlers does, so that no other spelling of a path gets past it.
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
