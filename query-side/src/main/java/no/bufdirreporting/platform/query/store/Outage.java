package no.bufdirreporting.platform.query.store;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Logs the first failure of an operation that is retried, and its recovery. Failures in between are not logged. */
public final class Outage {

    private final Logger log;
    private final String consequence;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** @param consequence what does not work meanwhile, for the log */
    public Outage(Logger log, String consequence) {
        this.log = log;
        this.consequence = consequence;
    }

    public void failed(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            log.warn("{}; trying again until it works", consequence, failure);
        }
    }

    public void worked() {
        if (failing.compareAndSet(true, false)) {
            log.info("{}: works again", consequence);
        }
    }
}
