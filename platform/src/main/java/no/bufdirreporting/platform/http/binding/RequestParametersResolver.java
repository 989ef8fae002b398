package no.bufdirreporting.platform.http.binding;

import jakarta.servlet.http.HttpServletRequest;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Serves {@link RequestParameters}. */
public final class RequestParametersResolver implements HandlerMethodArgumentResolver {

    private final RecordBinder binder;

    public RequestParametersResolver(RecordBinder binder) {
        this.binder = binder;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestParameters.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = ((ServletWebRequest) request).getRequest();
        return bind(parameter.getParameterType(), http.getQueryString());
    }

    Object bind(Class<?> type, @Nullable String query) {
        var errors = new FieldErrors();
        var values = ParameterValues.asJson(QueryString.parse(query), RecordShape.of(type), errors);
        return binder.bindOrThrow(type, values, errors);
    }
}
