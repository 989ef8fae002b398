package no.bufdirreporting.run.query;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how many runs have not ended yet, and how long the oldest of them has been under way. */
@Component
@ConditionalOnWebApplication
class RunMeters {

    private static final Logger log = LoggerFactory.getLogger(RunMeters.class);

    private final RunsUnderWay runs;
    private volatile RunsUnderWay.Summary summary = RunsUnderWay.Summary.NONE;

    RunMeters(RunsUnderWay runs, MeterRegistry registry) {
        this.runs = runs;
        Gauge.builder("reporting.runs.under.way", this, it -> it.summary.count())
                .description("Runs that have not ended, of all nodes")
                .register(registry);
        Gauge.builder(
                        "reporting.runs.oldest",
                        this,
                        it -> it.summary.secondsUntil(Clock.systemUTC().instant()))
                .description("How long the oldest of them has been under way")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelay = 5000)
    void refresh() {
        try {
            summary = runs.summary();
        } catch (DataAccessException away) {
            log.debug("The runs cannot be counted", away);
        }
    }
}
