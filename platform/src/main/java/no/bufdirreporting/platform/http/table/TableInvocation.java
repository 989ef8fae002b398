package no.bufdirreporting.platform.http.table;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import no.bufdirreporting.platform.http.convention.Entries;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Invokes a handler method and turns its answer into the table that the client prefers. A list is read page by page, by
 * invoking the method again as if the client had asked for the next page.
 */
final class TableInvocation extends ServletInvocableHandlerMethod {

    private final InvocationLimits limits;
    private final TableAnswers answers;
    private final @Nullable GetTable table;

    TableInvocation(HandlerMethod method, InvocationLimits limits, TableAnswers answers) {
        super(method);
        this.limits = limits;
        this.answers = answers;
        this.table = getMethodAnnotation(GetTable.class);
    }

    @Override
    public @Nullable Object invokeForRequest(
            NativeWebRequest request, @Nullable ModelAndViewContainer container, Object... provided) throws Exception {
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        var asked = TableRequest.of(http);
        if (table == null) {
            asked.requireNone();
            return limits.run(this, http, response, () -> super.invokeForRequest(request, container, provided));
        }
        asked.requireValid();
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        var format = FormatStrategy.preferred(request);
        var wanted = new WantedTable(http, format, asked.dialectOf(format));
        if (format == TableFormat.JSON) {
            return limits.run(this, http, response, () -> super.invokeForRequest(request, container, provided));
        }
        var type = answerType();
        var answer = page(
                Entries.class.isAssignableFrom(type.toClass())
                        ? PageRequest.first(http, wanted.tags())
                        : PageRequest.whole(http, wanted.tags()),
                response,
                container,
                provided);
        var whole = answer instanceof ResponseEntity<?> entity ? entity : ResponseEntity.ok(answer);
        return answers.answer(wanted, whole, type, table, after -> (Entries<?>)
                Objects.requireNonNull(page(PageRequest.after(http, after), response, container, provided)));
    }

    private @Nullable Object page(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable ModelAndViewContainer container,
            Object... provided)
            throws Exception {
        var of = new ServletWebRequest(request, response);
        return answers.shown(
                request,
                limits.runPage(this, request, response, () -> super.invokeForRequest(of, container, provided)));
    }

    private ResolvableType answerType() {
        var type = ResolvableType.forMethodReturnType(getMethod(), getBeanType());
        return ResponseEntity.class.isAssignableFrom(type.toClass()) ? type.getGeneric() : type;
    }
}
