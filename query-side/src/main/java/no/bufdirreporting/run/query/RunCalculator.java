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

    Class<T> triggerType();

    /**
     * Counts what the read model shows within the present transaction, by exactly the rules that the trigger names.
     *
     * @param position the position of the trigger
     * @throws RulesNotProjectedException if the read model does not have these rules yet
     */
    RunCompleted count(T trigger, long position);

    /** The command that triggers a run again; it does nothing if the run has ended. */
    Object resume(String id, int run);
}
