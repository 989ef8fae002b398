package no.bufdirreporting.platform.http.problem;

import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Ends a request with an RFC 9457 problem. Everything in its body is shown to the client: {@code type} refers to the page
 * about the code, {@code title} is the code in words, {@code code} is stable and meant for machines, e.g.
 * {@code not-found}, and {@code errors} has one {@link FieldError} per invalid part of the request, if any. Every code is
 * listed in {@code problems.json}.
 */
public final class ProblemException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    ProblemException(HttpStatusCode status, String code, String detail, List<FieldError> errors) {
        super(status, body(status, code, detail, errors), null);
    }

    private static ProblemDetail body(HttpStatusCode status, String code, String detail, List<FieldError> errors) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(ProblemType.uri(code));
        body.setTitle(ProblemType.title(code));
        body.setProperty("code", code);
        if (!errors.isEmpty()) {
            body.setProperty("errors", List.copyOf(errors));
        }
        return body;
    }

    /** 400: parts of the request are unknown, missing or invalid; names each of them. */
    public static ProblemException badRequest(List<FieldError> errors) {
        String summary = errors.size() == 1
                ? errors.getFirst().toString()
                : errors.size() + " fields or parameters are invalid; errors names each of them";
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", summary, errors);
    }

    /** 401: the request has no valid token; the challenge says which kind is needed. */
    public static ProblemException unauthorized(String detail, String challenge) {
        return of(HttpStatus.UNAUTHORIZED, "unauthorized", detail).with(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    /** 403: the token does not allow this. */
    public static ProblemException forbidden(String detail, String challenge) {
        return of(HttpStatus.FORBIDDEN, "forbidden", detail).with(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    /** 404: the resource does not exist or was deleted. */
    public static ProblemException notFound(String code, String detail) {
        return of(HttpStatus.NOT_FOUND, code, detail);
    }

    /** 409: the request conflicts with the current state. */
    public static ProblemException conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** 412: the version that the client has seen is not the current one. */
    public static ProblemException stale(String detail) {
        return of(HttpStatus.PRECONDITION_FAILED, "stale-version", detail);
    }

    /** 422: the request is well-formed, but one field makes it impossible. */
    public static ProblemException unprocessable(String code, String field, String message) {
        var errors = List.of(new FieldError(field, message));
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, message, errors);
    }

    /** 500: stored data is inconsistent. Only an operator can repair it. */
    public static ProblemException damaged(String code, String detail) {
        return of(HttpStatus.INTERNAL_SERVER_ERROR, code, detail);
    }

    /** 503: temporarily unavailable; the client may retry after the given seconds. */
    public static ProblemException unavailable(String detail, int retryAfterSeconds) {
        return unavailable("service-unavailable", detail, retryAfterSeconds);
    }

    /** The same with a code of its own. */
    public static ProblemException unavailable(String code, String detail, int retryAfterSeconds) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, code, detail)
                .with(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
    }

    public static ProblemException of(HttpStatusCode status, String code, String detail) {
        return new ProblemException(status, code, detail, List.of());
    }

    private ProblemException with(String header, String value) {
        getHeaders().set(header, value);
        return this;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(getBody().getProperties()).get("code") + ": "
                + getBody().getDetail();
    }

    /** No stack trace: problems are expected, and stack traces cost time. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
