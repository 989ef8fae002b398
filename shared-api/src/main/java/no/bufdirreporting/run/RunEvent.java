package no.bufdirreporting.run;

import no.bufdirreporting.kernel.OrganizationEvent;

/** An event of a run. */
public interface RunEvent extends OrganizationEvent {

    /** The id of the aggregation, distribution, submission or report snapshot. */
    String id();

    /** The number of the run among the runs with the same id, from 1. */
    int run();
}
