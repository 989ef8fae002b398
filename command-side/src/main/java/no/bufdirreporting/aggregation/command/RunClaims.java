package no.bufdirreporting.aggregation.command;

import java.util.function.Function;
import java.util.function.Predicate;
import no.bufdirreporting.aggregation.AggregationCommand.ClaimRun;
import no.bufdirreporting.platform.axon.Refusals;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets simultaneous requests for the same figures meet: the first starts a run, the others are answered with it. */
@Component
public class RunClaims {

    private final CommandGateway commands;

    RunClaims(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * Asks for the slot until it holds a run that serves the asker, as one that is processing does. A holder that finished, or whose trigger was lost in a
     * crash, is told from one at work by triggering it again, which changes nothing that exists.
     *
     * @param slot names what the figures are of
     * @param candidate the id of the run to start if there is none
     * @param trigger starts the run with the given id, and does nothing but tell how it stands if it was started before
     */
    public <R> R claim(String slot, String orgId, String candidate, Function<String, R> trigger, Predicate<R> serves) {
        String finished = null;
        while (true) {
            String holder = commands.sendAndWait(new ClaimRun(slot, orgId, candidate, finished));
            if (holder.equals(candidate)) {
                return trigger.apply(candidate);
            }
            R run = triggerOther(holder, trigger);
            if (run != null && serves.test(run)) {
                return run;
            }
            finished = holder;
        }
    }

    /** Null if the holder was deleted, or is of another period and got here by a key that was used twice. */
    private static <R> @Nullable R triggerOther(String holder, Function<String, R> trigger) {
        try {
            return trigger.apply(holder);
        } catch (CommandExecutionException refused) {
            if (Refusals.reason(refused).filter(it -> !it.isConcurrentChange()).isPresent()) {
                return null;
            }
            throw refused;
        }
    }
}
