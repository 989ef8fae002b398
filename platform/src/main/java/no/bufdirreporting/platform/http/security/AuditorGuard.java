package no.bufdirreporting.platform.http.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Requires the administrator's token for controllers marked {@link ForAuditors}. */
public final class AuditorGuard implements HandlerInterceptor {

    private final AdminToken token;

    public AuditorGuard(AdminToken token) {
        this.token = token;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ForAuditors.class)) {
            token.require(request);
        }
        return true;
    }
}
