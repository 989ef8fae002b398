package no.bufdirreporting.platform.http.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.bufdirreporting.platform.http.path.Endpoints;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers every exception with a problem. An unexpected one is logged once and shown as a 500 without details. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Endpoints endpoints;

    ProblemAdvice(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Rethrows if the response is committed: then the connection breaks, and the client sees an incomplete response. */
    @ExceptionHandler(Throwable.class)
    @Nullable
    ResponseEntity<Object> handleAnything(Throwable failure, ServletWebRequest request) throws Throwable {
        if (isCommitted(request) && !DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            throw failure;
        }
        return answer(ProblemTranslation.of(failure), failure, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var servletRequest = (ServletWebRequest) request;
        boolean noHandler = !(failure instanceof ProblemException)
                && (status == HttpStatus.NOT_FOUND || status == HttpStatus.METHOD_NOT_ALLOWED);
        var expected = noHandler ? noHandler(failure, servletRequest) : Optional.<ProblemException>empty();
        expected = expected.or(() -> ProblemTranslation.of(failure));
        if (expected.isEmpty() && status.is4xxClientError() && body instanceof ProblemDetail known) {
            expected = Optional.of(StatusProblem.of(status, known.getDetail()));
        }
        return answer(expected, failure, servletRequest);
    }

    /** Spring does not know the methods of endpoints in the other side's process; {@link Endpoints} does. */
    private Optional<ProblemException> noHandler(Exception failure, ServletWebRequest request) {
        String path = request.getRequest().getRequestURI();
        var allowed = endpoints.allowed(path);
        if (allowed.isEmpty() && failure instanceof HttpRequestMethodNotSupportedException unsupported) {
            allowed =
                    Endpoints.withImplied(Objects.requireNonNullElse(unsupported.getSupportedHttpMethods(), Set.of()));
        }
        if (!allowed.isEmpty()) {
            var problem = StatusProblem.of(
                    HttpStatus.METHOD_NOT_ALLOWED, "Method '%s' is not supported.".formatted(request.getHttpMethod()));
            problem.getHeaders().setAllow(allowed);
            return Optional.of(problem);
        }
        String withoutSlash = path.replaceFirst("/+$", "");
        return endpoints.allowed(withoutSlash).isEmpty()
                ? Optional.empty()
                : Optional.of(StatusProblem.of(
                        HttpStatus.NOT_FOUND,
                        "There is nothing at this path. Without the slash at its end it leads to " + withoutSlash
                                + "."));
    }

    private @Nullable ResponseEntity<Object> answer(
            Optional<ProblemException> expected, Throwable failure, ServletWebRequest request) {
        if (isCommitted(request)
                || (expected.isEmpty() && DisconnectedClientHelper.isClientDisconnectedException(failure))) {
            log.debug("{} can no longer be answered", request.getDescription(false), failure);
            return null;
        }
        var http = request.getRequest();
        if (expected.isEmpty()) {
            log.error("{} {} failed unexpectedly", http.getMethod(), http.getRequestURI(), failure);
        }
        var problem = expected.orElseGet(() -> StatusProblem.of(HttpStatus.INTERNAL_SERVER_ERROR));
        var headers = new HttpHeaders();
        headers.setCacheControl(CacheControl.noStore());
        if (problem.getStatusCode() == HttpStatus.SERVICE_UNAVAILABLE && isEventSource(request)) {
            headers.setContentType(MediaType.TEXT_EVENT_STREAM);
            return createResponseEntity(reconnect(problem), headers, HttpStatus.OK, request);
        }
        headers.putAll(problem.getHeaders());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return createResponseEntity(new LocatedProblem(problem, path(http)), headers, problem.getStatusCode(), request);
    }

    private static boolean isCommitted(ServletWebRequest request) {
        return request.getResponse() != null && request.getResponse().isCommitted();
    }

    private static boolean isEventSource(ServletWebRequest request) {
        return MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT));
    }

    /** A stream that ends at once with a reconnection delay. After a 503, an {@code EventSource} would not reconnect. */
    private static String reconnect(ProblemException problem) {
        String seconds = problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        return "retry: %s000\n\n".formatted(seconds == null ? "2" : seconds);
    }

    private static String path(HttpServletRequest request) {
        var failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed;
    }
}
