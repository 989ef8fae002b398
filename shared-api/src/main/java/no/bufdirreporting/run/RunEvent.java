package no.bufdirreporting.run;

/** An event of a run. */
public interface RunEvent extends RunAggregateEvent {

    /** The number of the run among the runs with the same id, from 1. */
    int run();
}
