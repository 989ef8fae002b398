package no.bufdirreporting.platform.http.convention;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.bufdirreporting.kernel.Precondition;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves handler method arguments from the request headers that have their own type. */
public final class HeaderArguments implements HandlerMethodArgumentResolver {

    private static final Map<Class<?>, Function<NativeWebRequest, Object>> PARSERS = Map.of(
            Precondition.class,
            request ->
                    EntityTags.parse(values(request, HttpHeaders.IF_MATCH), values(request, HttpHeaders.IF_NONE_MATCH)),
            Preference.class,
            request -> Preference.parse(values(request, "Prefer")),
            IdempotencyKey.class,
            request -> IdempotencyKey.parse(values(request, IdempotencyKey.HEADER)));

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return PARSERS.containsKey(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return PARSERS.get(parameter.getParameterType()).apply(request);
    }

    private static List<String> values(NativeWebRequest request, String header) {
        String[] values = request.getHeaderValues(header);
        return values == null ? List.of() : List.of(values);
    }
}
