package no.bufdirreporting.standalone.distributed;

import no.bufdirreporting.standalone.e2e.TracedWrite;
import org.junit.jupiter.api.Test;

/** A trace follows a write over Axon Server: from the command side to the query side that projects it, and back. */
class TracesOverSidesTest {

    private final Cluster cluster = SplitProcesses.cluster();

    @Test
    void aWriteIsOneTrace() {
        cluster.awaitBalanced();
        TracedWrite.assertOneTrace(cluster.api(), cluster.traces());
    }
}
