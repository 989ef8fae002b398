package no.bufdirreporting.cluster;

import java.time.Duration;

/** Time as a node's protocol uses it. No two nodes' times are compared. */
interface NodeClock {

    /** Nanoseconds of a clock that never goes back, and that goes on while the process is suspended. */
    long nanos();

    /** @throws IllegalStateException if the thread is interrupted; it then still is */
    void sleep(Duration duration);
}
