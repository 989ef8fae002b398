package no.bufdirreporting.platform.continuity;

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

/** Answers 503 while the event store has lost events. Auditors are still answered, as they find out what was lost. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 200)
class LostEventsFilter extends OncePerRequestFilter {

    /** People have to act first. */
    private static final int RETRY_SECONDS = 60;

    private final StoreContinuity continuity;
    private final HandlerExceptionResolver handlerExceptionResolver;

    LostEventsFilter(StoreContinuity continuity, HandlerExceptionResolver handlerExceptionResolver) {
        this.continuity = continuity;
        this.handlerExceptionResolver = handlerExceptionResolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var lost = continuity.lost();
        if (lost.isEmpty() || !ApiPaths.include(request) || ApiPaths.isAudit(request)) {
            chain.doFilter(request, response);
            return;
        }
        var problem = ProblemException.unavailable(
                "events-lost", lost.get().message() + " " + LostEvents.REMEDY, RETRY_SECONDS);
        handlerExceptionResolver.resolveException(request, response, null, problem);
    }
}
