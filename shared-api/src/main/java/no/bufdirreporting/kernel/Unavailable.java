package no.bufdirreporting.kernel;

/**
 * The details of a temporary failure: something that is needed to answer cannot be reached.
 *
 * @param what a message for people
 */
public record Unavailable(String what) {}
