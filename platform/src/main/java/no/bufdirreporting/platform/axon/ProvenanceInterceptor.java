package no.bufdirreporting.platform.axon;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/**
 * Adds the provenance to each command. A command sent by a message handler keeps the request id of the handled message;
 * its actor is the system.
 */
final class ProvenanceInterceptor implements MessageDispatchInterceptor<CommandMessage<?>> {

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> commands) {
        return (index, command) -> command.andMetaData(Provenance.current()
                .orElseGet(() -> Provenance.ofSystem(command.getMetaData()))
                .asMetaData());
    }
}
