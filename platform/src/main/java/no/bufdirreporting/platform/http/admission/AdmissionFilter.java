package no.bufdirreporting.platform.http.admission;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import no.bufdirreporting.platform.http.convention.HttpProperties;
import no.bufdirreporting.platform.http.path.ApiPaths;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Admits requests to the API: reads and writes each in a lane of their own, writes only once their body has arrived.
 * What is not admitted gets 503 or 429 at once, instead of waiting in a queue without bounds.
 */
public final class AdmissionFilter extends OncePerRequestFilter {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final CallerRate callers;
    private final BodyBudget budget;
    private final BodyArrival bodies;
    private final Lane writes;
    private final Lane reads;
    private final HandlerExceptionResolver problems;

    public AdmissionFilter(HttpProperties limits, HandlerExceptionResolver problems) {
        this.callers = new CallerRate(limits.requestsPerSecond());
        this.budget = new BodyBudget(limits.bodyBudgetBytes());
        this.bodies = new BodyArrival(limits.maxBodyBytes(), limits.bodyTimeout(), budget);
        this.writes = new Lane("writes", limits.maxConcurrentWrites());
        this.reads = new Lane("reads", limits.maxConcurrentReads());
        this.problems = problems;
    }

    /** Shows how full the lanes and the memory for bodies are. */
    public void bindTo(MeterRegistry registry) {
        writes.bindTo(registry);
        reads.bindTo(registry);
        Gauge.builder("reporting.http.bodies", budget, BodyBudget::taken)
                .description("Memory of large request bodies that have not been read yet")
                .baseUnit("bytes")
                .register(registry);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPaths.include(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest admitted;
        Permit permit;
        try {
            callers.admit(request.getRemoteAddr());
            if (WRITES.contains(request.getMethod())) {
                var complete = bodies.of(request);
                admitted = complete.request();
                permit = enterWith(complete.body());
            } else {
                admitted = request;
                permit = reads.enter();
            }
        } catch (ProblemException refused) {
            problems.resolveException(request, response, null, refused);
            return;
        }
        permit.belongTo(request);
        try {
            chain.doFilter(admitted, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtTheEnd(permit));
            } else {
                permit.giveBack();
            }
        }
    }

    private Permit enterWith(ArrivedBody body) {
        try {
            var lane = writes.enter();
            return new Permit(() -> {
                body.close();
                lane.giveBack();
            });
        } catch (ProblemException full) {
            body.close();
            throw full;
        }
    }

    /** An asynchronous request keeps its permit until it completes. */
    private record AtTheEnd(Permit permit) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            permit.giveBack();
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
