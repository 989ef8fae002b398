package no.bufdirreporting.platform.http.convention;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import no.bufdirreporting.platform.http.path.ApiPaths;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Limits the number of concurrent writes. Further ones get 503 at once instead of waiting in an unbounded queue. */
public final class OverloadFilter extends OncePerRequestFilter {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Semaphore permits;
    private final HandlerExceptionResolver problems;

    public OverloadFilter(int maxConcurrentWrites, HandlerExceptionResolver problems) {
        this.permits = new Semaphore(maxConcurrentWrites);
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WRITES.contains(request.getMethod()) || !ApiPaths.include(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!permits.tryAcquire()) {
            var overloaded = ProblemException.unavailable("Too many writes at once. Please try again.", 1);
            problems.resolveException(request, response, null, overloaded);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new PermitRelease());
            } else {
                permits.release();
            }
        }
    }

    /** An asynchronous write keeps its permit until it completes. */
    private final class PermitRelease implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            permits.release();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // onComplete follows.
        }

        @Override
        public void onError(AsyncEvent event) {
            // onComplete follows.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Restarting asynchronous processing drops all listeners.
            event.getAsyncContext().addListener(this);
        }
    }
}
