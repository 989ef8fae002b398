package no.bufdirreporting.platform.http.problem;

import java.util.Set;
import no.bufdirreporting.platform.http.path.Endpoints;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers whatever a handler throws with a problem. What nobody foresaw is logged, once, and shown as a bare 500. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Endpoints endpoints;

    ProblemAdvice(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** An answer that has begun can't be made a problem any more: the connection breaks, so that nobody takes it for whole. */
    @ExceptionHandler(Throwable.class)
    @Nullable
    ResponseEntity<Object> handleAnything(Throwable failure, ServletWebRequest request) throws Throwable {
        if (isCommitted(request) && !DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            throw failure;
        }
        return answer(failure, request);
    }

    private static @Nullable ResponseEntity<Object> answer(Throwable failure, ServletWebRequest request) {
        var expected = ProblemTranslation.of(failure);
        if (expected.isPresent()) {
            return respond(expected.get(), request);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure) || isCommitted(request)) {
            LOG.debug("The client of {} is gone", request.getDescription(false), failure);
            return null;
        }
        LOG.error(
                "{} {} failed unexpectedly",
                request.getHttpMethod(),
                request.getRequest().getRequestURI(),
                failure);
        return respond(StatusProblem.of(HttpStatus.INTERNAL_SERVER_ERROR), request);
    }

    private static boolean isCommitted(ServletWebRequest request) {
        return request.getResponse() != null && request.getResponse().isCommitted();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var servletRequest = (ServletWebRequest) request;
        if (status.is5xxServerError()) {
            return answer(failure, servletRequest);
        }
        if (status.isSameCodeAs(HttpStatus.NOT_FOUND) || status.isSameCodeAs(HttpStatus.METHOD_NOT_ALLOWED)) {
            var methods = endpoints.methods(servletRequest.getRequest().getRequestURI());
            if (!methods.isEmpty()) {
                return respond(methodNotAllowed(servletRequest, methods), servletRequest);
            }
        }
        var problem = ProblemTranslation.of(failure)
                .orElseGet(() -> StatusProblem.of(
                        status, body instanceof ProblemDetail known ? known.getDetail() : null, headers));
        return respond(problem, servletRequest);
    }

    /** A process that has but one side of the system does not know by itself what the other one answers. */
    private static ProblemException methodNotAllowed(ServletWebRequest request, Set<HttpMethod> methods) {
        var headers = new HttpHeaders();
        headers.setAllow(methods);
        return StatusProblem.of(
                HttpStatus.METHOD_NOT_ALLOWED,
                "Method '%s' is not supported.".formatted(request.getHttpMethod()),
                headers);
    }

    private static @Nullable ResponseEntity<Object> respond(ProblemException problem, ServletWebRequest request) {
        if (isCommitted(request)) {
            return null;
        }
        return problem.status().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE) && isEventSource(request)
                ? ProblemResponse.comeBack(problem)
                : ProblemResponse.entity(problem, request.getRequest().getRequestURI());
    }

    private static boolean isEventSource(ServletWebRequest request) {
        return MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT));
    }
}
