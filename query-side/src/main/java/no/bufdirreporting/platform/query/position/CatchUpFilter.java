package no.bufdirreporting.platform.query.position;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.bufdirreporting.platform.http.path.ApiPaths;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers 503 until the read model has caught up after the start: a reader must not see less than before a restart.
 * Operators are answered, as they may have to pause a processor that does not catch up.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class CatchUpFilter extends OncePerRequestFilter {

    private static final String FOR_OPERATORS = "/api/v1/admin/";

    private final CatchUp catchUp;
    private final HandlerExceptionResolver handlerExceptionResolver;

    CatchUpFilter(CatchUp catchUp, HandlerExceptionResolver handlerExceptionResolver) {
        this.catchUp = catchUp;
        this.handlerExceptionResolver = handlerExceptionResolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (catchUp.isDone()
                || !ApiPaths.include(request)
                || request.getRequestURI().startsWith(FOR_OPERATORS)) {
            chain.doFilter(request, response);
            return;
        }
        handlerExceptionResolver.resolveException(
                request, response, null, ProblemException.unavailable("Starting: the figures are catching up.", 1));
    }
}
