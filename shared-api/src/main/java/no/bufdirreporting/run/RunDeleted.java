package no.bufdirreporting.run;

import no.bufdirreporting.kernel.OrganizationEvent;

/** An aggregation, distribution or report snapshot was deleted. Its latest run, if not ended, never will end. */
public interface RunDeleted extends OrganizationEvent {

    /** The id of what was deleted. */
    String id();
}
