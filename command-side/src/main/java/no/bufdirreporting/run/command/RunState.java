package no.bufdirreporting.run.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import java.time.Instant;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.run.RunDeleted;
import no.bufdirreporting.run.RunEnded;
import no.bufdirreporting.run.RunFailed;
import no.bufdirreporting.run.RunTriggered;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.NullUnmarked;

/**
 * The state that aggregates with runs share.
 *
 * @param <T> the events that trigger runs of the aggregate
 */
@NullUnmarked
public abstract class RunState<T extends RunTriggered> {

    @AggregateIdentifier
    protected String id;

    protected String orgId;
    protected Instant createdAt;

    /** The number of the latest run. */
    protected int run;

    /** Whether the latest run has not ended. */
    protected boolean processing;

    /** Whether the latest run ended without figures. */
    protected boolean failed;

    @CommandHandlerInterceptor
    void requireVisible() {
        if (id != null) {
            Caller.current().requireVisible(orgId);
        }
    }

    protected boolean isProcessing(int expectedRun) {
        return processing && run == expectedRun;
    }

    /** Stores the result of a run, unless the run has ended already or was superseded. */
    protected void end(RunEnded result) {
        if (isProcessing(result.run())) {
            apply(result);
        }
    }

    /** Updates the state of the subclass when a run is triggered. */
    protected abstract void triggered(T event, Instant at);

    @EventSourcingHandler
    void on(T event, @Timestamp Instant at) {
        if (id == null) {
            id = event.id();
            orgId = event.orgId();
            createdAt = at;
        }
        run = event.run();
        processing = true;
        failed = false;
        triggered(event, at);
    }

    @EventSourcingHandler
    void on(RunEnded event) {
        processing = false;
        failed = event instanceof RunFailed;
    }

    @EventSourcingHandler
    void on(RunDeleted event) {
        processing = false;
        markDeleted();
    }
}
