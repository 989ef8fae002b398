package no.bufdirreporting.audit.asof;

import java.time.Instant;
import no.bufdirreporting.kernel.TimeSpan;
import no.bufdirreporting.run.RunCompleted;
import no.bufdirreporting.run.RunTriggered;

/**
 * A run that ended with figures.
 *
 * @param position the position up to which it counted: that of its trigger
 * @param completed the event with the figures
 */
public record CountedRun<C extends RunCompleted>(
        RunTriggered trigger, long position, C completed, Instant completedAt) {

    public String id() {
        return completed.id();
    }

    public String orgId() {
        return completed.orgId();
    }

    /** Among the runs with the same id, from 1. */
    public int number() {
        return completed.run();
    }

    /** The time span of the activities that it counted. */
    public TimeSpan span() {
        return trigger.span();
    }
}
