package no.bufdirreporting.platform.http.binding;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters where a handler method takes none: a misplaced filter must not go unnoticed. */
public final class QueryParameterGuard implements HandlerInterceptor {

    private record None() {}

    private final RequestParametersResolver parameters;

    public QueryParameterGuard(RequestParametersResolver parameters) {
        this.parameters = parameters;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethodParameters()).noneMatch(parameters::supportsParameter)) {
            parameters.bind(None.class, request.getQueryString());
        }
        return true;
    }
}
