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
import no.bufdirreporting.platform.http.problem.ProblemResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses writes beyond a number at once: a quick 503 helps a client more than a place in an endless queue. */
public final class OverloadFilter extends OncePerRequestFilter {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Semaphore places;

    public OverloadFilter(int maxConcurrentWrites) {
        this.places = new Semaphore(maxConcurrentWrites);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WRITES.contains(request.getMethod()) || !ApiPaths.include(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            var overloaded = ProblemException.unavailable("Too many writes at once. Please try again.", 1);
            ProblemResponse.write(overloaded, request.getRequestURI(), response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Leaving());
            } else {
                places.release();
            }
        }
    }

    /** A write that is answered asynchronously keeps its place until then. */
    private final class Leaving implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            places.release();
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
            // A handler that starts over drops its listeners, so this one signs up again.
            event.getAsyncContext().addListener(this);
        }
    }
}
