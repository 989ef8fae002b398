package no.bufdirreporting.platform.http.convention;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves handler method arguments from the request headers that have their own type. */
public final class HeaderArguments implements HandlerMethodArgumentResolver {

    private record Header(String name, Function<List<String>, Object> parser) {}

    private static final Map<Class<?>, Header> HEADERS = Map.of(
            IfMatch.class, new Header(HttpHeaders.IF_MATCH, IfMatch::parse),
            Preference.class, new Header("Prefer", Preference::parse),
            IdempotencyKey.class, new Header(IdempotencyKey.HEADER, IdempotencyKey::parse));

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return HEADERS.containsKey(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Header header = HEADERS.get(parameter.getParameterType());
        String[] values = request.getHeaderValues(header.name());
        return header.parser().apply(values == null ? List.of() : List.of(values));
    }
}
