package no.bufdirreporting.platform.http.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers errors raised by filters and the container, outside Spring MVC. Replaces Spring Boot's error page. */
@Controller
public final class ProblemErrorController implements ErrorController {

    @RequestMapping("/error")
    void error(HttpServletRequest request) {
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        throw ProblemTranslation.of(failure).orElseGet(() -> StatusProblem.of(status(request)));
    }

    /** Without an error, a client requested /error itself, which does not exist. */
    private static HttpStatusCode status(HttpServletRequest request) {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status == null ? HttpStatus.NOT_FOUND : HttpStatusCode.valueOf(status);
    }
}
