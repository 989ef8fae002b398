package no.bufdirreporting.platform.axon;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/**
 * Says on each command who sends it. A command that a handler of messages sends has the correlation of its message
 * already, and keeps it; its actor is the system all the same.
 */
final class ProvenanceInterceptor implements MessageDispatchInterceptor<CommandMessage<?>> {

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> commands) {
        return (index, command) -> command.andMetaData(Provenance.present()
                .orElseGet(() -> Provenance.ofSystem(command.getMetaData()))
                .asMetaData());
    }
}
