package no.bufdirreporting.run;

/** An aggregation, distribution or report snapshot was deleted. Its latest run, if not ended, never will end. */
public interface RunDeleted extends RunAggregateEvent {}
