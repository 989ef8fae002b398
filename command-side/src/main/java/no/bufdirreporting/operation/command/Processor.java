package no.bufdirreporting.operation.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

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

    private boolean paused;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PauseProcessor command) {
        if (!paused) {
            apply(new ProcessorPaused(command.processor(), command.reason()));
        }
    }

    @CommandHandler
    void handle(ResumeProcessor command) {
        if (paused) {
            apply(new ProcessorResumed(command.processor(), command.reason()));
        }
    }

    @EventSourcingHandler
    void on(ProcessorPaused event) {
        aggregateId = ProcessorCommand.aggregateId(event.processor());
        paused = true;
    }

    @EventSourcingHandler
    void on(ProcessorResumed event) {
        paused = false;
    }
}
