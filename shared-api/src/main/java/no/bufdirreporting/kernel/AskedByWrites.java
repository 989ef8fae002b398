package no.bufdirreporting.kernel;

/** A query that a write waits for before it is answered. Readers must not delay it. */
public interface AskedByWrites {}
