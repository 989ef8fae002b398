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

/** Serves {@link StrictBody}. */
public final class StrictBodyResolver implements HandlerMethodArgumentResolver {

    private final JsonBody bodies;
    private final RecordBinder binder;

    public StrictBodyResolver(JsonBody bodies, RecordBinder binder) {
        this.bodies = bodies;
        this.binder = binder;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(StrictBody.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = ((ServletWebRequest) request).getRequest();
        return binder.bindOrThrow(parameter.getParameterType(), bodies.read(http), new FieldErrors());
    }
}
