package no.bufdirreporting.platform.http.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers errors that filters and the container raise outside Spring MVC. Takes the place of Boot's error page. */
@Controller
public final class ProblemErrorController implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        var path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return ProblemResponse.entity(problem(request), path == null ? request.getRequestURI() : path);
    }

    private static ProblemException problem(HttpServletRequest request) {
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var expected = failure == null ? null : ProblemTranslation.of(failure).orElse(null);
        return expected == null ? StatusProblem.of(status(request)) : expected;
    }

    /** A client may ask for /error itself; then there is no error, and nothing there either. */
    private static HttpStatusCode status(HttpServletRequest request) {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status == null ? HttpStatus.NOT_FOUND : HttpStatusCode.valueOf(status);
    }
}
