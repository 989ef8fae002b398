package no.bufdirreporting.audit.setup;

import java.util.concurrent.TimeUnit;
import no.bufdirreporting.audit.trail.ClockLead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Health of the clock: names the time of the latest event if it is in the future. Never down, since reads and writes work;
 * only {@code as_of} an instant does not show the events recorded since.
 */
@Component("clock")
class ClockHealth implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(ClockHealth.class);

    private final ClockLead lead;
    private volatile boolean ahead;

    ClockHealth(ClockLead lead) {
        this.lead = lead;
    }

    @Override
    public Health health() {
        try {
            var health = Health.up();
            lead.until()
                    .ifPresent(it ->
                            health.withDetail("latestEventAt", it).withDetail("warning", ClockLead.explanation(it)));
            return health.build();
        } catch (DataAccessException unavailable) {
            return Health.unknown().build();
        }
    }

    /** Warns once when it begins, also at the start, and says when it is over. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void check() {
        try {
            var until = lead.until();
            if (until.isPresent() && !ahead) {
                log.warn(ClockLead.explanation(until.get()));
            } else if (until.isEmpty() && ahead) {
                log.info("The latest event is no longer ahead of the clock");
            }
            ahead = until.isPresent();
        } catch (DataAccessException unavailable) {
            log.debug("The clock is checked again when the database is back", unavailable);
        }
    }
}
