package no.bufdirreporting.run;

/** A run ended with figures. Replays show the stored figures and never count them again. */
public interface RunCompleted extends RunEnded {

    RunFigures figures();

    /** The position in the event store up to which the run counted: that of its {@link RunTriggered}. */
    long position();
}
