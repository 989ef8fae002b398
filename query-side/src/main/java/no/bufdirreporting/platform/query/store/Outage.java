package no.bufdirreporting.platform.query.store;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Something that is tried again and again while it fails, and says so once: stores that are away are away for many attempts. */
public final class Outage {

    private final Logger log;
    private final String consequence;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** @param consequence what does not happen meanwhile, for the log */
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
            log.info("{}: that is over", consequence);
        }
    }
}
