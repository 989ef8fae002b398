package no.bufdirreporting.run;

/** A run ended, with figures or without. */
public interface RunEnded extends RunEvent {

    /** The command that ends the run with this event; ignored if the run has ended already. */
    EndRun command();
}
