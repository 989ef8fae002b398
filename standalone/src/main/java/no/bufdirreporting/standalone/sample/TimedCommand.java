package no.bufdirreporting.standalone.sample;

import java.time.Instant;
import java.util.Objects;
import no.bufdirreporting.activity.ActivityCommand.RecordActivityOnce;
import no.bufdirreporting.run.EndRun;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.jspecify.annotations.Nullable;

/**
 * A command of the sample, and the time that its events have.
 *
 * @param at when its events happen
 * @param ends when the run that it triggers ends; null if it triggers none
 * @param lastSequence the sequence number of its last event in its aggregate: if that is stored, it was carried out
 */
record TimedCommand(Instant at, @Nullable Instant ends, Object command, long lastSequence) {

    private static final AnnotationCommandTargetResolver TARGETS =
            AnnotationCommandTargetResolver.builder().build();

    static String aggregateId(CommandMessage<?> command) {
        return TARGETS.resolveTarget(command).getIdentifier();
    }

    static String aggregateId(Object command) {
        return aggregateId(GenericCommandMessage.asCommandMessage(command));
    }

    String aggregateId() {
        return aggregateId(command);
    }

    /** Activities between two other commands do not depend on each other. */
    boolean isActivity() {
        return command instanceof RecordActivityOnce;
    }

    /** The time of the events of this command, or of the one that ends its run. */
    Instant timeOf(CommandMessage<?> sent) {
        return sent.getPayload() instanceof EndRun ? Objects.requireNonNullElse(ends, at) : at;
    }
}
