package no.bufdirreporting.platform.http.table;

import java.util.List;
import no.bufdirreporting.platform.http.security.FigureAccess;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/** Has every handler method invoked by a {@link TableInvocation}. */
@Component
public final class TableHandlerAdapter implements WebMvcRegistrations {

    private final InvocationLimits limits;
    private final TableAnswers answers;

    TableHandlerAdapter(List<InvocationLimit> limits, JsonMapper json, FigureAccess access) {
        this.limits = new InvocationLimits(limits);
        this.answers = new TableAnswers(json, access);
    }

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
            @Override
            protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
                return new TableInvocation(method, limits, answers);
            }
        };
    }
}
