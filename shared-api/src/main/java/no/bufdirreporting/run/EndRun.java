package no.bufdirreporting.run;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command that ends a run; ignored if the run has ended. */
public interface EndRun {

    /** Becomes the event. */
    RunEnded result();

    /** The id of the aggregation, distribution, submission or report snapshot. */
    @TargetAggregateIdentifier
    default String id() {
        return result().id();
    }
}
