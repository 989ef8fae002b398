package no.bufdirreporting.platform.http.binding;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import no.bufdirreporting.platform.access.OrganizationFields;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.databind.JsonNode;

/**
 * Binds the arguments of handler methods that are {@link StrictBody} or {@link RequestParameters}. As an interceptor it
 * rejects query parameters if a handler method takes none, so that a misplaced filter is not ignored, and normalizes path
 * variables.
 */
public final class RecordArguments implements HandlerMethodArgumentResolver, HandlerInterceptor {

    private record None() {}

    /** A parameter that script loaders add so that no cache answers them; it is ignored. */
    private static final String CACHE_BUSTER = "_";

    private final RecordBinder binder = new RecordBinder();
    private final JsonBody bodies;

    /** @param maxBodyBytes the largest body that is read */
    public RecordArguments(int maxBodyBytes) {
        this.bodies = new JsonBody(maxBodyBytes);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(StrictBody.class) || isQuery(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = ((ServletWebRequest) request).getRequest();
        return isQuery(parameter)
                ? query(parameter.getParameterType(), http)
                : body(parameter.getParameterType(), http);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethodParameters()).noneMatch(RecordArguments::isQuery)) {
            query(None.class, request);
        }
        PathVariables.normalize(request);
        return true;
    }

    private static boolean isQuery(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestParameters.class);
    }

    private Object body(Class<?> type, HttpServletRequest request) {
        return bind(type, bodies.read(request), new FieldErrors());
    }

    private Object query(Class<?> type, HttpServletRequest request) {
        var errors = new FieldErrors();
        var parameters = QueryString.parse(request.getQueryString());
        parameters.remove(CACHE_BUSTER);
        return bind(type, ParameterValues.asJson(parameters, RecordShape.of(type), errors), errors);
    }

    private Object bind(Class<?> type, JsonNode source, FieldErrors errors) {
        Object bound = binder.bind(type, source, errors);
        errors.throwIfAny();
        OrganizationFields.check(Objects.requireNonNull(bound));
        return bound;
    }
}
