package no.bufdirreporting.run.query;

import no.bufdirreporting.run.RunEnded;

/** Takes the results of runs. */
public interface RunResultReceiver {

    /** Called within the transaction of the batch whose event triggered the run. */
    void receive(RunEnded result);
}
