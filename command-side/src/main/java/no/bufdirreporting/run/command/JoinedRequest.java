package no.bufdirreporting.run.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import no.bufdirreporting.platform.axon.AggregateLocks;
import no.bufdirreporting.run.JoinRun;
import no.bufdirreporting.run.RunJoined;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullUnmarked;

/** The aggregate of one request with an idempotency key that was answered with the run of another request. */
@Aggregate(type = "JoinedRequest", lockFactory = AggregateLocks.BEAN)
@NullUnmarked
class JoinedRequest {

    @AggregateIdentifier
    private String requestId;

    private RunJoined joined;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    RunJoined handle(JoinRun command) {
        if (joined == null) {
            apply(new RunJoined(
                    command.requestId(),
                    command.orgId(),
                    command.periodId(),
                    command.periodStart(),
                    command.periodEnd(),
                    command.holder(),
                    command.version()));
        }
        return joined;
    }

    @EventSourcingHandler
    void on(RunJoined event) {
        requestId = event.requestId();
        joined = event;
    }
}
