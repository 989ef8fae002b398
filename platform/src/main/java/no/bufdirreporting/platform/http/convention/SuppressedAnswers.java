package no.bufdirreporting.platform.http.convention;

import no.bufdirreporting.kernel.Suppressible;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.platform.http.security.FigureAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Leaves the figures of too few people out of every answer, before it is written in whatever format. */
@ControllerAdvice
public final class SuppressedAnswers implements ResponseBodyAdvice<Object> {

    private final FigureAccess access;

    SuppressedAnswers(FigureAccess access) {
        this.access = access;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return body != null && request instanceof ServletServerHttpRequest servlet
                ? of(body, access.of(servlet.getServletRequest()))
                : body;
    }

    /** The answer, or each entry of the list, without what is suppressed. */
    public static Object of(Object answer, Suppression by) {
        if (!by.isOn()) {
            return answer;
        }
        return switch (answer) {
            case Suppressible it -> it.suppressed(by);
            case ListBody<?>(var data, var pagination) ->
                new ListBody<>(data.stream().map(it -> of(it, by)).toList(), pagination);
            default -> answer;
        };
    }
}
