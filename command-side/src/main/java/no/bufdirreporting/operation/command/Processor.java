package no.bufdirreporting.operation.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashMap;
import java.util.Map;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.operation.ProcessorCommand;
import no.bufdirreporting.operation.ProcessorCommand.PauseProcessor;
import no.bufdirreporting.operation.ProcessorCommand.ResumeProcessor;
import no.bufdirreporting.operation.ProcessorPaused;
import no.bufdirreporting.operation.ProcessorResumed;
import no.bufdirreporting.platform.axon.AggregateLocks;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/** The aggregate of an event processor that was paused at least once. */
@Aggregate(type = "Processor", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class Processor {

    @AggregateIdentifier
    private String aggregateId;

    private boolean isPaused;

    /** What requests with a key have changed. */
    private final Map<String, Object> eventsByKey = new HashMap<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(PauseProcessor command) {
        var paused = new ProcessorPaused(command.processor(), command.reason(), command.key());
        if (!repeats(command, paused) && !isPaused) {
            apply(paused);
        }
        return isPaused;
    }

    @CommandHandler
    boolean handle(ResumeProcessor command) {
        var resumed = new ProcessorResumed(command.processor(), command.reason(), command.key());
        if (!repeats(command, resumed) && isPaused) {
            apply(resumed);
        }
        return isPaused;
    }

    private boolean repeats(ProcessorCommand command, Object event) {
        var first = command.key() == null ? null : eventsByKey.get(command.key());
        if (first != null && !first.equals(event)) {
            throw Rejection.keyReused("change of a processor").asException();
        }
        return first != null;
    }

    @EventSourcingHandler
    void on(ProcessorPaused event) {
        aggregateId = ProcessorCommand.aggregateId(event.processor());
        isPaused = true;
        remember(event.key(), event);
    }

    @EventSourcingHandler
    void on(ProcessorResumed event) {
        isPaused = false;
        remember(event.key(), event);
    }

    private void remember(String key, Object event) {
        if (key != null) {
            eventsByKey.put(key, event);
        }
    }
}
