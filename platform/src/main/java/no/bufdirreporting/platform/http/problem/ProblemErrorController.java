package no.bufdirreporting.platform.http.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import no.bufdirreporting.platform.http.path.Endpoints;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers errors raised by filters and the container, outside Spring MVC. Replaces Spring Boot's error page. */
@Controller
public final class ProblemErrorController implements ErrorController {

    private final Endpoints endpoints;

    ProblemErrorController(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) {
        if (response.containsHeader(HttpHeaders.ALLOW)) {
            correctAllow((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), response);
        }
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        throw ProblemTranslation.of(failure).orElseGet(() -> StatusProblem.of(status(request)));
    }

    /** The container lists the methods of its servlets, whether or not they have a handler. */
    private void correctAllow(String path, HttpServletResponse response) {
        var allowed = endpoints.allowed(path);
        var known = allowed.isEmpty() ? Endpoints.withImplied(List.of(HttpMethod.GET)) : allowed;
        response.setHeader(HttpHeaders.ALLOW, StringUtils.collectionToCommaDelimitedString(known));
    }

    /** Without an error, a client requested /error itself, which does not exist. */
    private static HttpStatusCode status(HttpServletRequest request) {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status == null ? HttpStatus.NOT_FOUND : HttpStatusCode.valueOf(status);
    }
}
