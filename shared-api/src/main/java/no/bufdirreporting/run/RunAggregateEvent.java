package no.bufdirreporting.run;

import no.bufdirreporting.kernel.OrganizationEvent;

/** An event of an aggregation, distribution, submission or report snapshot. */
public interface RunAggregateEvent extends OrganizationEvent {

    /** The id of that aggregation, distribution, submission or report snapshot. */
    String id();
}
