package no.bufdirreporting.run;

/** What clients see of something that is counted in the background. */
public interface RunView {

    /** Whether the latest run has not ended yet. */
    boolean stillProcessing();

    /** The sequence number of the latest event shown. */
    long version();
}
