package no.bufdirreporting.operation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The commands on event processors, answered by whether the processor is paused. One that asks for the present state changes
 * nothing, nor does one that repeats an earlier one with its key.
 */
public sealed interface ProcessorCommand {

    String processor();

    String reason();

    /** What repeats of the request have in common; null if they cannot be told from new requests. */
    @Nullable
    String key();

    @TargetAggregateIdentifier
    default String aggregateId() {
        return aggregateId(processor());
    }

    /** The aggregate's id. It includes the kind, because clients choose ids, and kinds must not collide. */
    static String aggregateId(String processor) {
        return "processor:" + processor;
    }

    record PauseProcessor(
            String processor, String reason, @Nullable String key) implements ProcessorCommand {}

    record ResumeProcessor(
            String processor, String reason, @Nullable String key) implements ProcessorCommand {}
}
