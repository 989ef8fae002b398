package no.bufdirreporting.run.query;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.axon.Refusals;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends outcomes to where they become events, once the batch is committed; a lost one is up to {@link RunSweeper}. */
@Component
public class SentOutcomes implements RunOutcomes {

    private static final Logger log = LoggerFactory.getLogger(SentOutcomes.class);

    private final CommandGateway commands;
    private final Executor senders = Executors.newVirtualThreadPerTaskExecutor();

    SentOutcomes(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void counted(Object outcome) {
        var batch = CurrentUnitOfWork.get();
        // Taken from the event itself: the commit is that of its whole batch.
        var provenance = Provenance.ofSystem(batch.getMessage().getMetaData());
        batch.afterCommit(committed -> senders.execute(() -> provenance.during(() -> send(outcome))));
    }

    private void send(Object outcome) {
        commands.send(outcome).exceptionally(lost -> {
            if (Refusals.isNotFound(lost)) {
                log.debug("Deleted meanwhile: {}", outcome);
                return null;
            }
            log.warn("An outcome was not stored, the run will be triggered again: {}", outcome, lost);
            return null;
        });
    }
}
