package no.bufdirreporting.platform.http.admission;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import no.bufdirreporting.platform.http.problem.ProblemException;

/** Requests of one kind: so many are worked on at once, so that another kind always has its own part of the server. */
final class Lane {

    private static final int RETRY_SECONDS = 1;

    private final String kind;
    private final int atOnce;
    private final Semaphore permits;
    private final LongAdder refused = new LongAdder();

    /** @param kind of the requests, in the plural */
    Lane(String kind, int atOnce) {
        this.kind = kind;
        this.atOnce = atOnce;
        this.permits = new Semaphore(atOnce);
    }

    /** @throws ProblemException 503 if the lane is full */
    Permit enter() {
        if (!permits.tryAcquire()) {
            refused.increment();
            throw ProblemException.unavailable("Too many %s at once. Please try again.".formatted(kind), RETRY_SECONDS);
        }
        return new Permit(permits::release);
    }

    void bindTo(MeterRegistry registry) {
        Gauge.builder("reporting.http.requests.admitted", this, it -> it.atOnce - it.permits.availablePermits())
                .description("Requests that are being worked on")
                .tag("lane", kind)
                .register(registry);
        FunctionCounter.builder("reporting.http.requests.refused", refused, LongAdder::sum)
                .description("Requests that were refused since too many were being worked on")
                .tag("lane", kind)
                .register(registry);
    }
}
