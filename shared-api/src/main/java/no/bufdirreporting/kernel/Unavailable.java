package no.bufdirreporting.kernel;

/**
 * The details of a failure that ends by itself: something was away that was needed to answer.
 *
 * @param what for people
 */
public record Unavailable(String what) {}
