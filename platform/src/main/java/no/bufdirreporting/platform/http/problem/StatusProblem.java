package no.bufdirreporting.platform.http.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;

/** Creates problems from an HTTP status, which determines code and detail. */
public final class StatusProblem {

    private StatusProblem() {}

    public static ProblemException of(HttpStatusCode status, @Nullable String detail) {
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            return ProblemException.unavailable("The server did not get to it in time. Please try again.", 1);
        }
        String shown = detail == null || status.is5xxServerError() ? detail(status) : detail;
        return ProblemException.of(status, code(status), shown);
    }

    static ProblemException of(HttpStatusCode status) {
        return of(status, null);
    }

    /** Keeps the status, the detail and the headers of an error that Spring raised. */
    static ProblemException of(ErrorResponse response) {
        var problem = of(response.getStatusCode(), response.getBody().getDetail());
        problem.getHeaders().putAll(response.getHeaders());
        return problem;
    }

    private static String code(HttpStatusCode status) {
        return reason(status).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static String detail(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "The request is malformed.";
            case 404 -> "There is nothing at this path.";
            case 500 -> "Something went wrong here. It has been logged.";
            default -> reason(status) + ".";
        };
    }

    private static String reason(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
