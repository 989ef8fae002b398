package no.bufdirreporting.kernel;

/** A command that creates something, under an id that repeats of the request have in common. */
public interface Repeatable {}
