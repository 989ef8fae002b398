package no.bufdirreporting.platform.query.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;

/**
 * The failures in a row of an operation that is retried. The first failure and the recovery are logged, failures in
 * between are not. The pauses between attempts grow from 0.2 to 10 seconds.
 */
public final class Outage {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Logger log;
    private final String consequence;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long nextAttempt;

    /** @param consequence what does not work meanwhile, for the log */
    public Outage(Logger log, String consequence) {
        this.log = log;
        this.consequence = consequence;
    }

    public void failed(Throwable failure) {
        int earlier = failures.getAndIncrement();
        nextAttempt = System.nanoTime() + pauseAfter(earlier).toNanos();
        if (earlier == 0) {
            log.warn("{}; trying again until it works", consequence, failure);
        }
    }

    public void worked() {
        if (isUnderWay() && failures.getAndSet(0) > 0) {
            log.info("{}: works again", consequence);
        }
    }

    public boolean isUnderWay() {
        return failures.get() > 0;
    }

    /** Whether nothing has failed, or the pause after the latest failure is over. */
    public boolean isAttemptDue() {
        return !isUnderWay() || System.nanoTime() - nextAttempt >= 0;
    }

    private static Duration pauseAfter(int earlierFailures) {
        var pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(earlierFailures, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
