package no.bufdirreporting.run;

import no.bufdirreporting.kernel.OfOrganization;

/** What clients see of something that is counted in the background. */
public interface RunView extends OfOrganization {

    /** Whether the latest run has not ended yet. */
    boolean stillProcessing();

    /** The sequence number of the latest event shown. */
    long version();
}
