package no.bufdirreporting.platform.http.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Ends a request with a {@link Problem}. All it says is shown to the client. An expected outcome, so it carries no
 * stack trace.
 */
public final class ProblemException extends RuntimeException {

    static final String INVALID_REQUEST = "invalid-request";

    private static final long serialVersionUID = 1L;

    private final transient HttpStatusCode status;
    private final String code;
    private final String detail;
    private final transient List<FieldError> errors;
    private final transient HttpHeaders headers;

    ProblemException(
            HttpStatusCode status, String code, String detail, List<FieldError> errors, @Nullable HttpHeaders headers) {
        super(code + ": " + detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.headers = headers == null ? new HttpHeaders() : headers;
    }

    /** 400: parts of the request are unknown, missing or invalid; names each of them. */
    public static ProblemException badRequest(List<FieldError> errors) {
        return new ProblemException(HttpStatus.BAD_REQUEST, INVALID_REQUEST, summary(errors), errors, null);
    }

    /** 401: the request does not prove that it may do this. */
    public static ProblemException unauthorized(String detail) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return new ProblemException(HttpStatus.UNAUTHORIZED, "unauthorized", detail, List.of(), headers);
    }

    /** 404: the addressed thing does not exist, or no longer does. */
    public static ProblemException notFound(String code, String detail) {
        return of(HttpStatus.NOT_FOUND, code, detail);
    }

    /** 409: the request contradicts the present state. */
    public static ProblemException conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** 412: the version that the client has seen is not the present one. */
    public static ProblemException stale(String detail) {
        return of(HttpStatus.PRECONDITION_FAILED, "stale-version", detail);
    }

    /** 422: well-formed, but impossible because of one field. */
    public static ProblemException unprocessable(String code, String field, String message) {
        var errors = List.of(new FieldError(field, message));
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, message, errors, null);
    }

    /** 500: what is stored does not fit together; nothing that the client could do about it, but somebody has to know. */
    public static ProblemException damaged(String code, String detail) {
        return of(HttpStatus.INTERNAL_SERVER_ERROR, code, detail);
    }

    /** 503: cannot be done now, but is worth another try after so many seconds. */
    public static ProblemException unavailable(String detail, int retryAfterSeconds) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", detail, List.of(), headers);
    }

    public static ProblemException of(HttpStatusCode status, String code, String detail) {
        return new ProblemException(status, code, detail, List.of(), null);
    }

    HttpStatusCode status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    public Problem problem(@Nullable String instance) {
        return Problem.of(status.value(), code, detail, instance, errors);
    }

    private static String summary(List<FieldError> errors) {
        return errors.size() == 1
                ? errors.getFirst().field() + " " + errors.getFirst().message()
                : errors.size() + " fields or parameters are invalid; errors names each of them";
    }
}
