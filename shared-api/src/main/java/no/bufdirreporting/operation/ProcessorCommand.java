package no.bufdirreporting.operation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The commands on event processors. One that asks for the present state changes nothing. */
public sealed interface ProcessorCommand {

    String processor();

    @TargetAggregateIdentifier
    default String aggregateId() {
        return aggregateId(processor());
    }

    /** The aggregate's id. It includes the kind, because clients choose ids, and kinds must not collide. */
    static String aggregateId(String processor) {
        return "processor:" + processor;
    }

    record PauseProcessor(String processor, String reason) implements ProcessorCommand {}

    record ResumeProcessor(String processor, String reason) implements ProcessorCommand {}
}
