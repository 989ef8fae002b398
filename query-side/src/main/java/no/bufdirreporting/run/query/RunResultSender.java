package no.bufdirreporting.run.query;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.axon.Refusals;
import no.bufdirreporting.run.RunEnded;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends results to the aggregates after the batch is committed. If a result is lost, {@link RunSweeper} finds the run. */
@Component
public class RunResultSender implements RunResultReceiver {

    private static final Logger log = LoggerFactory.getLogger(RunResultSender.class);

    private final CommandGateway commands;
    private final Executor senders = Executors.newVirtualThreadPerTaskExecutor();

    RunResultSender(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void receive(RunEnded result) {
        var batch = CurrentUnitOfWork.get();
        // The message is the trigger here. After the commit it would be any event of the batch.
        var provenance = Provenance.ofSystem(batch.getMessage().getMetaData());
        batch.afterCommit(committed -> senders.execute(() -> provenance.during(() -> send(result))));
    }

    private void send(RunEnded result) {
        commands.send(result.command()).exceptionally(lost -> {
            if (Refusals.isNotFound(lost)) {
                log.debug("Run {} of {} was deleted before it ended", result.run(), result.id());
                return null;
            }
            log.warn(
                    "The result of run {} of {} was not stored, the run will be triggered again",
                    result.run(),
                    result.id(),
                    lost);
            return null;
        });
    }
}
