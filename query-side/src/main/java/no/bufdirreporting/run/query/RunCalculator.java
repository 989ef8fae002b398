package no.bufdirreporting.run.query;

import no.bufdirreporting.run.RunCompleted;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.RunTriggered;

/**
 * Counts the runs of one kind.
 *
 * @param <T> the events that trigger them
 */
public interface RunCalculator<T extends RunTriggered> {

    RunKind kind();

    /**
     * Counts the activities of the read model in the current transaction, by the rules that the trigger names.
     *
     * @param position the position of the trigger
     * @throws RulesNotProjectedException if the read model does not have these rules yet
     */
    RunCompleted count(T trigger, long position);

    /** The command that triggers a run again; ignored if the run has ended. */
    Object resume(String id, int run);
}
